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

    /// <summary>The same for an attempt during which the gateway itself was stopped: nobody saw how long the call took. Default 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan GraceAfterStop { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long an outcome may stay unknown before the message is parked and a person decides. Counts from the first unknown attempt, or from when a person last let it go on. Default 30 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>By transaction, e.g. <c>2207</c>: where its deadline differs.</summary>
    public Dictionary<string, TimeSpan> Deadlines { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Troubles with one step (unknown outcomes, asks that were refused) before a person has to decide. Default 25.</summary>
    [Range(1, 1000)]
    public int MaxTroubles { get; set; } = 25;

    /// <summary>Wait after a refused sign-in before it is tried again; grows by itself with every refusal. Default 20 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan SignInAgain { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Refusals of a sign-in before a person has to look. Default 5.</summary>
    [Range(1, 100)]
    public int MaxSignInRefusals { get; set; } = 5;

    internal TimeSpan DeadlineOf(string transaction) => Deadlines.GetValueOrDefault(transaction, Deadline);

    /// <summary>When "it is not there" is believed of an attempt whose outcome is unknown.</summary>
    internal DateTimeOffset BelievableOf(Delivery.Attempt doubted) =>
        doubted.EndedAt + (doubted.EndedAt == doubted.Intent.At && doubted.Answer.IsEmpty ? GraceAfterStop : TimeSpan.Zero) + Grace;
}
