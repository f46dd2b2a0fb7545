using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gateway.Console.Alerts;
using Microsoft.Extensions.Options;

namespace Gateway.Host.Alerts;

/// <summary>The gateway's own alerts, for sites without Prometheus.</summary>
public sealed class AlertOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Gateway:Alerts";

    /// <summary>How often the rules are judged. Default 15 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan Every { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Where every start and end is posted as JSON; null: nowhere.</summary>
    public Uri? Webhook { get; set; }

    /// <summary>By a rule's name: another threshold, in the unit of its metric.</summary>
    public IDictionary<string, double> Thresholds { get; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>By a rule's name: how long it must be so before it starts, and not be so before it ends.</summary>
    public IDictionary<string, TimeSpan> Holds { get; } = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);

    /// <summary>Rules by name that are not wanted.</summary>
    public IList<string> Off { get; } = [];

    /// <summary>The rules in force here.</summary>
    /// <param name="unknownDeadline">After so long a person is asked about an unknown outcome.</param>
    /// <param name="warnDays">Days that the disk has to do.</param>
    internal ImmutableArray<AlertRule> Rules(TimeSpan unknownDeadline, int warnDays) =>
    [
        .. AlertRules.All.Where(rule => !Off.Contains(rule.Name, StringComparer.Ordinal)).Select(rule => rule with
        {
            Threshold = Thresholds.TryGetValue(rule.Name, out double own) ? own
                : rule.Name == AlertRules.UnknownOverdue ? unknownDeadline.TotalSeconds
                : rule.Name == AlertRules.DiskShort ? warnDays : rule.Threshold,
            Hold = Holds.TryGetValue(rule.Name, out TimeSpan hold) ? hold : rule.Hold,
        }),
    ];

    /// <summary>Names that no rule has.</summary>
    internal IEnumerable<string> Unknown() => Thresholds.Keys.Concat(Holds.Keys).Concat(Off).Where(name => AlertRules.All.All(rule => rule.Name != name)).Distinct(StringComparer.Ordinal);
}

[OptionsValidator]
internal sealed partial class AlertOptionsValidator : IValidateOptions<AlertOptions>;

/// <summary>Names of rules that do not exist are faults at start.</summary>
internal sealed class AlertNames : IValidateOptions<AlertOptions>
{
    public ValidateOptionsResult Validate(string? name, AlertOptions options)
    {
        string[] unknown = [.. options.Unknown()];
        return unknown.Length == 0 ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{AlertOptions.Section}: there is no rule {string.Join(", ", unknown)}; expected one of {string.Join(", ", AlertRules.All.Select(rule => rule.Name))}.");
    }
}
