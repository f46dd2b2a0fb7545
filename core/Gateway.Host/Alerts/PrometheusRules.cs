using System.Globalization;
using System.Text;
using Gateway.Console.Alerts;

namespace Gateway.Host.Alerts;

/// <summary>The same rules as a file for Prometheus.</summary>
internal static class PrometheusRules
{
    /// <summary>Its name beside the executable.</summary>
    public const string FileName = "gateway.rules.yaml";

    /// <summary>The file.</summary>
    public static string Text()
    {
        var text = new StringBuilder("# Alert rules of the gateway for Prometheus (rule_files). `gateway alerts rules` prints this file.\ngroups:\n  - name: gateway\n    rules:\n");
        foreach (AlertRule rule in AlertRules.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"      - alert: {rule.Name}\n        expr: '{Expression(rule)}'\n        for: {rule.Hold.TotalSeconds:0}s\n        keep_firing_for: {rule.Hold.TotalSeconds:0}s\n");
            text.Append(CultureInfo.InvariantCulture, $"        labels: {{severity: {(rule.IsRed ? "critical" : "warning")}}}\n        annotations:\n          summary: '{Filled(rule, rule.English)}'\n          summary_zh: '{Filled(rule, rule.Chinese)}'\n");
        }

        return text.ToString();
    }

    internal static string Expression(AlertRule rule)
    {
        string series = rule.Only?.Split('=') is [var label, var value] ? $"{rule.Series}{{{label}=\"{value}\"}}" : rule.Series;
        string measured = rule.Within is { } within ? string.Create(CultureInfo.InvariantCulture, $"sum(increase({series}[{within.TotalMinutes:0}m]))") : series;
        return string.Create(CultureInfo.InvariantCulture, $"{measured} {(rule.IsBelow ? "<" : ">=")} {rule.Threshold:0.##}");
    }

    private static string Filled(AlertRule rule, string sentence) => sentence
        .Replace("{labels}", rule.Within is null ? "{{ range $name, $value := $labels }}{{ if and (ne $name \"__name__\") (ne $name \"instance\") (ne $name \"job\") }}{{ $name }}={{ $value }} {{ end }}{{ end }}" : "", StringComparison.Ordinal)
        .Replace("{value}", rule.Series.EndsWith("_seconds", StringComparison.Ordinal) ? "{{ $value | humanizeDuration }}" : "{{ $value }}", StringComparison.Ordinal)
        .Replace("{threshold}", rule.Series.EndsWith("_seconds", StringComparison.Ordinal) ? string.Create(CultureInfo.InvariantCulture, $"{rule.Threshold / 60:0} min") : rule.Threshold.ToString("0.##", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("'", "''", StringComparison.Ordinal);
}
