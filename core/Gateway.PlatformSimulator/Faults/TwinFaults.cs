namespace Gateway.PlatformSimulator.Faults;

/// <summary>What goes wrong: rules in order, chance from a seed, and declared maintenance.</summary>
public sealed record TwinFaults
{
    /// <summary>Seed of the chances. The same seed and the same order of calls give the same faults. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Rules in order. Certain ones (probability 1) win over chances; the chances of one call share one draw, so they add up.</summary>
    public IReadOnlyList<FaultRule> Rules { get; init; } = [];

    /// <summary>Closed for maintenance from here; null: from always, if <see cref="ClosedUntil"/> is set.</summary>
    public DateTimeOffset? ClosedFrom { get; init; }

    /// <summary>Open again from here; null: until opened by hand, if <see cref="ClosedFrom"/> is set.</summary>
    public DateTimeOffset? ClosedUntil { get; init; }
}

/// <summary>One thing that goes wrong. Members that are null fit every call.</summary>
public sealed record FaultRule
{
    public FaultKind Kind { get; init; }

    /// <summary>The transaction, e.g. <c>2207</c>; <c>fhir</c> for the FHIR endpoint. Null: every NHSA transaction.</summary>
    public string? Infno { get; init; }

    /// <summary>Only calls of this institution.</summary>
    public string? Institution { get; init; }

    /// <summary>Chance per fitting call, 0 to 1. Default 1: certain.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>How often at most; null: without end.</summary>
    public int? Times { get; init; }

    /// <summary>Fitting calls that pass unharmed first. Default 0.</summary>
    public int Skip { get; init; }

    /// <summary>For late kinds: how late. Default 2 seconds.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>For <see cref="FaultKind.Refuse"/> and <see cref="FaultKind.FalseSuccess"/>: the err_msg.</summary>
    public string? ErrMsg { get; init; }

    /// <summary>For the server errors: the HTTP status. Default 500.</summary>
    public int Status { get; init; } = 500;
}
