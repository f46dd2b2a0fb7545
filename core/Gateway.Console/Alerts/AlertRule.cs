using System.Globalization;

namespace Gateway.Console.Alerts;

/// <summary>One rule: which number says that somebody has to look, from which value on, and for how long it must have said so.</summary>
/// <param name="Name">For good; also the alert's name in Prometheus.</param>
/// <param name="Metric">The gateway's own name of the number.</param>
/// <param name="Series">How <c>/metrics</c> writes it.</param>
/// <param name="Threshold">In the metric's unit.</param>
/// <param name="Hold">So long it must be so before the alert starts, and so long it must not be so before it ends: nothing flaps.</param>
/// <param name="Link">The console's page that shows more.</param>
public sealed record AlertRule(string Name, string Metric, string Series, double Threshold, TimeSpan Hold, string Link)
{
    /// <summary>Whether it fires below the threshold instead of at it and above.</summary>
    public bool IsBelow { get; init; }

    /// <summary>Of a counter: how much it grew within this time, all labels together; null where the value itself counts.</summary>
    public TimeSpan? Within { get; init; }

    /// <summary>Only series that have this label, as <c>state=blocked</c>; null for all.</summary>
    public string? Only { get; init; }

    /// <summary>Whether it costs somebody something now.</summary>
    public bool IsRed { get; init; } = true;

    /// <summary>What is the matter and what to do; <c>{labels}</c>, <c>{value}</c> and <c>{threshold}</c> stand for what the series says.</summary>
    public required string Chinese { get; init; }

    /// <summary>The same in English.</summary>
    public required string English { get; init; }

    /// <summary>Whether a value is one to act on.</summary>
    public bool IsMet(double value) => IsBelow ? value < Threshold : value >= Threshold;

    /// <summary>A sentence with its places filled.</summary>
    public string Say(string sentence, double value, string labels) => sentence
        .Replace("{labels}", labels.Replace("destination=", "", StringComparison.Ordinal), StringComparison.Ordinal)
        .Replace("{value}", Number(value), StringComparison.Ordinal).Replace("{threshold}", Number(Threshold), StringComparison.Ordinal).Replace("()", "", StringComparison.Ordinal).Replace("（）", "", StringComparison.Ordinal);

    private string Number(double value) => Series.EndsWith("_seconds", StringComparison.Ordinal)
        ? TimeSpan.FromSeconds(Math.Round(value)).ToString("c", CultureInfo.InvariantCulture)
        : value.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <summary>A number of the gateway at one moment.</summary>
/// <param name="Metric">Its name.</param>
/// <param name="Labels">As <c>destination=nhsa transaction=2207</c>, in the order of their names; empty for none.</param>
public readonly record struct AlertReading(string Metric, string Labels, double Value);
