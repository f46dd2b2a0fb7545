using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Gateway.Delivery;

/// <summary>How one destination is treated.</summary>
public sealed class DestinationOptions
{
    /// <summary>Messages worked on at the same time. Default 64.</summary>
    [Range(1, 4096)]
    public int Concurrency { get; set; } = 64;

    /// <summary>Calls a second, evenly; null for as many as there is room for.</summary>
    [Range(0.01, 100_000)]
    public double? RateLimit { get; set; }

    /// <summary>After so long without an answer an attempt is given up; its outcome is unknown. Default 60 seconds (platform clients use 20 to 180).</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>When calls of a transaction stop for a while.</summary>
    [ValidateObjectMembers]
    public BreakerOptions Breaker { get; set; } = new();

    /// <summary>How what has piled up is let go when it opens again.</summary>
    [ValidateObjectMembers]
    public RampOptions Ramp { get; set; } = new();

    /// <summary>Time of day in China by which what came in must be through (the settlement day's cut-off), e.g. <c>23:30</c>; null for none. Only warns.</summary>
    public TimeOnly? DayClose { get; set; }

    /// <summary>Wait before the first look whether a closed destination has opened; doubles with each look. Default 15 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan ProbeDelay { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest wait between two looks. Default 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "06:00:00")]
    public TimeSpan LongestProbeDelay { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>By transaction, e.g. <c>2204</c>: what differs from the destination's values.</summary>
    public Dictionary<string, TransactionOptions> Transactions { get; } = new(StringComparer.Ordinal);
}

/// <summary>What differs for one transaction of a destination.</summary>
public sealed class TransactionOptions
{
    /// <summary>Calls at the same time; null: as many as the destination's messages.</summary>
    [Range(1, 4096)]
    public int? Concurrency { get; set; }

    /// <summary>After so long without an answer an attempt is given up; null: as the destination.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan? Timeout { get; set; }

    /// <summary>Calls a second, evenly; null: only the destination's limit holds.</summary>
    [Range(0.01, 100_000)]
    public double? RateLimit { get; set; }

    /// <summary>When its calls stop for a while; null: as the destination.</summary>
    [ValidateObjectMembers]
    public BreakerOptions? Breaker { get; set; }
}

/// <summary>When calls of one transaction stop for a while, because the last ones failed.</summary>
public sealed class BreakerOptions
{
    /// <summary>Share of calls that must fail (not sent, or no answer), more than 0 up to 1. A refusal is an answer, no failure. Default 0.5.</summary>
    [Range(0.01, 1.0)]
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>Fewer calls than this within <see cref="Sampling"/> prove nothing. Default 10.</summary>
    [Range(2, 10_000)]
    public int MinimumCalls { get; set; } = 10;

    /// <summary>Over how long calls are counted. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "01:00:00")]
    public TimeSpan Sampling { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Wait before one call tries again; doubles while it fails. Default 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "01:00:00")]
    public TimeSpan Break { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait. Default 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "06:00:00")]
    public TimeSpan LongestBreak { get; set; } = TimeSpan.FromMinutes(1);
}
