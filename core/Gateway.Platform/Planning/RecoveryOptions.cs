using System.ComponentModel.DataAnnotations;

namespace Gateway.Platform;

/// <summary>How patiently unknown outcomes are resolved. Section <c>Platform:Recovery</c>.</summary>
public sealed class RecoveryOptions
{
    public const string Section = "Platform:Recovery";

    /// <summary>Wait after an unknown outcome before the platform is asked for the first time. Default 1 second.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan AskAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Wait before asking or repeating once more; grows by itself with every trouble, up to ten times. Default 2 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan AskAgain { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long after an unknown outcome "it is not there" is believed: a slow platform may still act until then. Default 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan Grace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Troubles with one step (unknown outcomes, asks that were refused) before a person has to decide. Default 25.</summary>
    [Range(1, 1000)]
    public int MaxTroubles { get; set; } = 25;
}
