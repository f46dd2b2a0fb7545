using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gateway.Pipeline;

/// <summary>What is to be reconciled, as the journal keeps it.</summary>
/// <param name="Day">China time.</param>
/// <param name="Repair">What the gateway may do about differences by itself.</param>
/// <param name="At">When it was ordered; null of a scheduled one, which is one and the same order however often it is given.</param>
public sealed record ReconcileOrder(DateOnly Day, ReconcileRepair Repair, string Actor, string Reason, DateTimeOffset? At)
{
    /// <summary>The source that orders bear.</summary>
    public const string Source = "gateway-reconcile";

    /// <summary>The source of the messages by which a run asks the platform.</summary>
    public const string StepSource = "gateway-statement";

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>The hospital's own ledger as it was given; null without one.</summary>
    public byte[]? His { get; init; }
}

/// <summary>What the gateway may do about differences by itself.</summary>
public enum ReconcileRepair
{
    /// <summary>Only show.</summary>
    None,

    /// <summary>What can do no harm: take a lost answer over, take back what the sender was told failed, write a missing reply.</summary>
    Safe,
}
