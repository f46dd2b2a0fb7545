using System.Collections.Immutable;
using Gateway.Canonical;
using Hl7.Fhir.Model;

namespace Gateway.Mapping;

/// <summary>Follows every value of a canonical message back to the row and the bytes that made it.</summary>
public static class BundleTrace
{
    /// <summary>Every value of the Bundle, in its order. None is left out: what no row wrote says who did.</summary>
    public static ImmutableArray<TracedElement> Of(MappedMessage mapped)
    {
        var walk = new BundleWalk(mapped.Log.ByElement());
        string seed = mapped.Bundle.Identifier?.Value ?? "";
        walk.Own("Bundle.id", mapped.Bundle.Id);
        walk.Own("Bundle.identifier.system", mapped.Bundle.Identifier?.System);
        walk.Own("Bundle.identifier.value", seed);
        walk.Own("Bundle.type", BoundPath.TextOf(mapped.Bundle.TypeElement));
        walk.Own("Bundle.timestamp", BoundPath.TextOf(mapped.Bundle.TimestampElement));
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Bundle.EntryComponent entry in mapped.Bundle.Entry)
        {
            if (entry.Resource is { } resource)
            {
                string name = NameOf(resource, seed, counts);
                walk.Own($"{name} fullUrl", entry.FullUrl);
                walk.Resource(name, resource);
            }
        }

        return walk.Found();
    }

    /// <summary>Every value of the resources that left of a message, under the names that <see cref="Of"/> gives them. Entries are the same where their <c>fullUrl</c> is; what the message does not have is left out.</summary>
    /// <param name="sent">A Bundle as it was sent: a transaction, a batch, or the message itself.</param>
    public static ImmutableArray<(string Element, string Value)> Sent(MappedMessage mapped, Bundle sent)
    {
        string seed = mapped.Bundle.Identifier?.Value ?? "";
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Bundle.EntryComponent entry in mapped.Bundle.Entry.Where(entry => entry.Resource is not null))
        {
            names[entry.FullUrl ?? ""] = NameOf(entry.Resource!, seed, counts); // filtered
        }

        var walk = new BundleWalk(ImmutableDictionary<Base, LineageEntry>.Empty);
        foreach (Bundle.EntryComponent entry in sent.Entry)
        {
            if (entry.Resource is { } resource && names.TryGetValue(entry.FullUrl ?? "", out string? name))
            {
                walk.Resource(name, resource);
            }
        }

        return [.. walk.Found().Select(element => (element.Element, element.Value))];
    }

    // As BundleBuilder names them: the one of a type by its type, one of many by its position.
    private static string NameOf(Resource resource, string seed, Dictionary<string, int> counts)
    {
        if (resource.Meta?.Tag.FirstOrDefault(tag => tag.System == CanonicalSystems.Label) is { Code: { } label })
        {
            return $"{resource.TypeName}#{label}";
        }

        return resource.Id == EntryId.Of(seed, resource.TypeName)
            ? resource.TypeName
            : $"{resource.TypeName}[{counts[resource.TypeName] = counts.GetValueOrDefault(resource.TypeName) + 1}]";
    }
}
