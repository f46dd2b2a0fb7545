using System.ComponentModel.DataAnnotations;

namespace Gateway.Delivery;

/// <summary>How long to wait before the same step is tried again, and when a person has to decide.</summary>
public sealed class RetryOptions
{
    /// <summary>Wait after the first try that never left (destination down); doubles with each one. Default 1 second.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan NotSentDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between tries that never left. Default 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan LongestNotSentDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Wait after the first question, reversal or query that got no answer; doubles with each one. Default 2 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan UnknownDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait between questions that got no answer. Default 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan LongestUnknownDelay { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>After so long without an answer to the same question the message is parked. Default 2 hours.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "7.00:00:00")]
    public TimeSpan UnknownDeadline { get; set; } = TimeSpan.FromHours(2);

    /// <summary>However late it is, so many tries come before parking: a pause of ours is not the platform's silence. Default 8.</summary>
    [Range(1, 100)]
    public int TriesBeforeParking { get; set; } = 8;

    /// <summary>Tries of one step for one purpose that reached the platform, before the message is parked as going round in circles. Default 200.</summary>
    [Range(2, 100_000)]
    public int MaxTriesPerStep { get; set; } = 200;
}
