using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Inbound;
using Gateway.Journal;
using Gateway.Mapping;
using Gateway.Pipeline.Ordering;
using Gateway.Platform;
using Hl7.Fhir.Model;

namespace Gateway.Pipeline;

/// <summary>One message on its way through the steps. Each step fills its own part and reads those before it.</summary>
public sealed class MessageContext(InboundMessage inbound)
{
    /// <summary>As the listener handed it in.</summary>
    public InboundMessage Inbound { get; } = inbound;

    /// <summary>1: whose it is.</summary>
    public Institution? Institution { get; set; }

    /// <summary>1: how that sender speaks.</summary>
    public Source? Source { get; set; }

    /// <summary>1: the catalogue that serves this message to its end.</summary>
    public MappingCatalog? Catalog { get; set; }

    /// <summary>The version that J2 says the message began with, when it is made again from its bytes; null for a new message.</summary>
    public MappingStamp? BeganWith { get; set; }

    /// <summary>The day whose tables a preview asked for; null takes the service date.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>2: its number in the journal; 0 before.</summary>
    public long MessageId { get; set; }

    /// <summary>2: its place among its sender's messages until it is in its lane; null in previews.</summary>
    internal ArrivalPlace? Place { get; set; }

    /// <summary>2: when it came; null when it was taken up again from the journal.</summary>
    public DateTimeOffset? ReceivedAt { get; set; }

    /// <summary>2: whether the same bytes were here before: answered from the journal.</summary>
    public bool IsResend { get; set; }

    /// <summary>3: the record and who maps it.</summary>
    public ReadMessage? Read { get; set; }

    /// <summary>4: the canonical message.</summary>
    public MappedMessage? Mapped { get; set; }

    /// <summary>6: what will be sent.</summary>
    public PlannedMessage? Plan { get; set; }

    /// <summary>2 or 7: whether its sender is told together with that write.</summary>
    public bool IsAnsweredAtOnce { get; set; }

    /// <summary>2 or 7: the reply that was written together with it; null where none was.</summary>
    public InboundReply? Reply { get; set; }

    /// <summary>7: the message as its lane takes it, when it was prepared just now; null when the lane has to read it from the journal.</summary>
    public DeliveryItem? Prepared { get; set; }

    /// <summary>8: the end of the plan; null while it goes on.</summary>
    public JournalFact.Finished? Finished { get; set; }

    /// <summary>8: set aside for a person.</summary>
    public bool IsParked { get; set; }

    /// <summary>Everything that was found on the way; errors stop the message.</summary>
    public ImmutableArray<Issue> Issues { get; set; } = [];

    /// <summary>Whether an error stops the message before it is sent.</summary>
    public bool IsRefused => Issues.Any(issue => issue.IsError);

    /// <summary>Whether nothing but unmapped codes stops the message whose concepts say that a person decides: it waits until a table knows them.</summary>
    public bool WaitsForCode => IsRefused && Issues.All(issue => !issue.IsError || issue.Code == IssueCodes.CodeParked);

    /// <summary>What <c>convert</c> and replies name the message by: same bytes, same id.</summary>
    public string ContentHash => contentHash ??= ContentId.Of(Inbound.Institution, Inbound.Source, Inbound.Bytes.Span);

    /// <summary>The canonical Bundle; null before step 4.</summary>
    public Bundle? Canonical => Mapped?.Bundle;

    private string? contentHash;
}
