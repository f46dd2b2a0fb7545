using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Hl7.Fhir.Model;

namespace Gateway.Canonical;

/// <summary>Collects the resources of one message and gives them ids, full URLs and an order that depend on the message alone.</summary>
/// <param name="seed">Identity of the message's content.</param>
public sealed class BundleBuilder(string seed)
{
    private static readonly ConcurrentDictionary<string, Func<Base>> Makers = new(StringComparer.Ordinal);
    private readonly List<Bundle.EntryComponent> entries = [];
    private readonly Dictionary<(string Type, string? Label), Resource> singles = [];
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private (string? Type, string? Label, Resource? Resource) latest; // rows of one resource stand together in a table

    /// <summary>Whether nothing was made.</summary>
    public bool IsEmpty => entries.Count == 0;

    /// <summary>Number of resources so far.</summary>
    public int Count => entries.Count;

    /// <summary>The one resource of a type and label, made when it is asked for first.</summary>
    public Resource One(string type, string? label)
    {
        if (!TryGetOne(type, label, out Resource? resource))
        {
            singles.Add((type, label), resource = Make(type, label is null ? type : $"{type}#{label}"));
            if (label is not null)
            {
                resource.Meta = new Meta { Tag = [new Coding(CanonicalSystems.Label, label)] };
            }
        }

        return resource;
    }

    /// <summary>One more resource of a type.</summary>
    public Resource Append(string type)
    {
        int number = counts[type] = counts.GetValueOrDefault(type) + 1;
        return Make(type, $"{type}[{number}]");
    }

    /// <summary>The resource of a type and label if something made it.</summary>
    public bool TryGetOne(string type, string? label, [NotNullWhen(true)] out Resource? resource)
    {
        if (type == latest.Type && label == latest.Label)
        {
            resource = latest.Resource!; // set together
            return true;
        }

        bool isThere = singles.TryGetValue((type, label), out resource);
        latest = isThere ? (type, label, resource) : latest;
        return isThere;
    }

    /// <summary>The full URL by which entries refer to a resource of this Bundle.</summary>
    public static string UrlOf(Resource resource) => $"urn:uuid:{resource.Id}";

    /// <summary>The message: its header first, the other resources in the order in which they were made.</summary>
    /// <param name="event">For example <c>outpatient.settle</c>.</param>
    /// <param name="source">Id of the source, for the header's endpoint.</param>
    /// <param name="timestamp">Of the service; null leaves it out.</param>
    public Bundle Message(string @event, string source, DateTimeOffset? timestamp)
    {
        var header = (MessageHeader)One("MessageHeader", null);
        header.Event = new Coding(CanonicalSystems.Event, @event);
        header.Source ??= new MessageHeader.MessageSourceComponent();
        header.Source.Endpoint ??= $"urn:cn:gateway:source:{source}";
        Bundle bundle = Bundle(Hl7.Fhir.Model.Bundle.BundleType.Message, timestamp);
        bundle.Entry = [.. bundle.Entry.Where(entry => entry.Resource == header), .. bundle.Entry.Where(entry => entry.Resource != header)];
        return bundle;
    }

    /// <summary>The resources without a header.</summary>
    public Bundle Collection() => Bundle(Hl7.Fhir.Model.Bundle.BundleType.Collection, null);

    private Bundle Bundle(Bundle.BundleType type, DateTimeOffset? timestamp) => new()
    {
        Id = EntryId.Of(seed, "Bundle"),
        Identifier = new Identifier(CanonicalSystems.Content, seed),
        Type = type,
        Timestamp = timestamp,
        Entry = entries,
    };

    private static Func<Base> MakerFor(string type) => ModelInfo.ModelInspector.FindClassMapping(type) is { } mapping
        ? Instances.MakerFor(mapping.NativeType)
        : throw new ArgumentException($"'{type}' is no resource type: bind the path first.", nameof(type));

    private Resource Make(string type, string name)
    {
        var resource = (Resource)Makers.GetOrAdd(type, MakerFor)();
        resource.Id = EntryId.Of(seed, name);
        entries.Add(new Bundle.EntryComponent { FullUrl = UrlOf(resource), Resource = resource });
        return resource;
    }
}
