using System.Collections.Immutable;
using System.Globalization;
using Gateway.Canonical;
using Gateway.Delivery;
using Gateway.Journal;
using Hl7.Fhir.Model;
using MessageHeader = Hl7.Fhir.Model.MessageHeader;
using Task = Hl7.Fhir.Model.Task;

namespace Gateway.Platform;

/// <summary>An operator's order to take a visit back: a message of the gateway's own, in the visit's lane.</summary>
public static class UndoOrder
{
    /// <summary>Its event.</summary>
    public const string Event = "visit.undo";

    /// <summary>The source that such messages bear.</summary>
    public const string Source = "gateway";

    private const string Mapping = "gateway/visit.undo";

    /// <summary>J2 of an order: the steps follow from the visit's messages when its turn comes.</summary>
    /// <param name="seed">Identity of the order: the hash of its bytes.</param>
    /// <param name="lane">The visit's.</param>
    /// <param name="to">How far.</param>
    /// <param name="latest">The latest message of the visit, whose destination and tables are used.</param>
    public static JournalFact.Prepared Prepare(string seed, LaneKey lane, UndoTo to, DeliveryItem latest)
    {
        string[] parts = lane.Text.Split('/', 4);
        (string scope, string number) = parts is [_, _, var kind, var local] ? (kind, local) : ("visit", lane.Text);
        Plan model = Plan.FromJson(latest.Plan.Span);
        var plan = new Plan { Event = Event, Destination = model.Destination, Tables = model.Tables, Institution = model.Institution, Mapping = Mapping, Undo = to, Steps = [] };
        return new JournalFact.Prepared(Event, lane, null, Mapping, [new JournalKey(scope, number)], CanonicalJson.Write(Bundle(seed, number, to)), plan.ToJson());
    }

    private static Bundle Bundle(string seed, string number, UndoTo to)
    {
        var header = new MessageHeader { Event = new Coding(CanonicalSystems.Event, Event), Source = new MessageHeader.MessageSourceComponent { Endpoint = "urn:cn:gateway" } };
        var task = new Task
        {
            Status = Task.TaskStatus.Requested,
            Intent = Task.TaskIntent.Order,
            Description = string.Create(CultureInfo.InvariantCulture, $"undo to {to}").ToLowerInvariant(),
            Focus = new ResourceReference { Identifier = new Identifier { Value = number } },
        };
        var bundle = new Bundle { Id = EntryId.Of(seed, "Bundle"), Type = Hl7.Fhir.Model.Bundle.BundleType.Message, Identifier = new Identifier(CanonicalSystems.Content, seed) };
        foreach (Resource resource in (Resource[])[header, task])
        {
            resource.Id = EntryId.Of(seed, resource.TypeName);
            bundle.Entry.Add(new Bundle.EntryComponent { FullUrl = $"urn:uuid:{resource.Id}", Resource = resource });
        }

        return bundle;
    }
}
