using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Delivery;
using Gateway.Journal;
using Hl7.Fhir.Model;

namespace Gateway.Platform.Tests;

/// <summary>Delivery items of the plan under test.</summary>
internal static class Items
{
    private static readonly byte[] Message = CanonicalJson.Write(new Bundle
    {
        Type = Bundle.BundleType.Message,
        Identifier = new Identifier(CanonicalSystems.Content, "test"),
        Entry = [new Bundle.EntryComponent { Resource = new Hl7.Fhir.Model.MessageHeader { Event = new Coding(CanonicalSystems.Event, "outpatient.settle") } }],
    });

    public static DeliveryItem Of(Plan plan, ImmutableArray<Attempt> attempts, DateTimeOffset? releasedAt = null) => new(Header(), plan.ToJson(), Message, attempts) { ReleasedAt = releasedAt };

    private static Gateway.Journal.MessageHeader Header() => new(
        1, "H99999900001", "test", "test", MessageState.Prepared, Times.Start, Times.Start, "", 0, "outpatient.settle", new LaneKey("nhsa/H99999900001/visit/V1"), null, null, null, 0);
}
