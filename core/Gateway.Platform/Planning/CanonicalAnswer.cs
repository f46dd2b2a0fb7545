using System.Collections.Immutable;
using Gateway.Canonical;
using Hl7.Fhir.Model;

namespace Gateway.Platform;

/// <summary>The canonical answer of a whole plan: a Bundle of type collection with every step's resources in the plan's order, and the facts as a Parameters resource at its end.</summary>
public static class CanonicalAnswer
{
    /// <summary>Writes an answer. The same parts give the same bytes.</summary>
    /// <param name="seed">Identity of the message's content.</param>
    /// <param name="parts">One Bundle per answer, in order.</param>
    /// <param name="facts">What is known after the plan.</param>
    public static byte[] Write(string seed, IEnumerable<Bundle> parts, IReadOnlyDictionary<string, string> facts)
    {
        var known = new Parameters { Parameter = [.. facts.OrderBy(fact => fact.Key, StringComparer.Ordinal).Select(fact => new Parameters.ParameterComponent { Name = fact.Key, Value = new FhirString(fact.Value) })] };
        IEnumerable<Resource> resources = parts.SelectMany(part => part.Entry).Select(entry => entry.Resource).OfType<Resource>().Select(resource => (Resource)resource.DeepCopy());
        var whole = new Bundle { Id = EntryId.Of(seed, "Answer"), Identifier = new Identifier(CanonicalSystems.Content, seed), Type = Bundle.BundleType.Collection };
        foreach (Resource resource in resources.Append(known))
        {
            resource.Id = EntryId.Of(seed, $"Answer/{whole.Entry.Count}");
            whole.Entry.Add(new Bundle.EntryComponent { FullUrl = $"urn:uuid:{resource.Id}", Resource = resource });
        }

        return CanonicalJson.Write(whole);
    }

    /// <summary>Reads an answer's bytes.</summary>
    /// <returns>The Bundle, and the facts of the plan; both empty for no bytes.</returns>
    public static (Bundle Answer, ImmutableSortedDictionary<string, string> Facts) Read(ReadOnlyMemory<byte> answer)
    {
        Bundle bundle = answer.IsEmpty ? new Bundle { Type = Bundle.BundleType.Collection } : CanonicalJson.Read(answer.Span);
        IEnumerable<Parameters.ParameterComponent> facts = bundle.Entry.Select(entry => entry.Resource).OfType<Parameters>().SelectMany(known => known.Parameter);
        return (bundle, facts.ToImmutableSortedDictionary(fact => fact.Name ?? "", fact => (fact.Value as FhirString)?.Value ?? "", StringComparer.Ordinal));
    }
}
