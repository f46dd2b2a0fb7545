using System.Collections.Immutable;
using Gateway.Canonical;

namespace Gateway.Mapping;

/// <summary>The elements that the rows of some tables can fill.</summary>
internal sealed class Filled(IEnumerable<BoundPath> targets)
{
    private readonly ILookup<string, BoundPath> byType = targets.Where(path => path.Written.Type is not null).ToLookup(path => path.Written.Type!, StringComparer.Ordinal); // filtered

    /// <summary>Whether a row makes resources of a type.</summary>
    public bool Makes(string type) => byType.Contains(type);

    /// <summary>Whether a row fills an element, something below it, or the coding that holds it.</summary>
    /// <param name="each">What the element continues; empty for a path from a type.</param>
    public bool Holds(ImmutableArray<EachPath> each, BoundPath path)
    {
        BoundPath[] all = [.. (path.Written.Type is null ? each.OfType<EachPath.Elements>().Select(level => level.Path) : []), path];
        return all[0].Written.Type is not { } type || type == "MessageHeader" // the header is made for every message
            || byType[type].Any(target => Fits(target, all[0].Written.Label, [.. all.SelectMany(part => part.Steps)]));
    }

    private static bool Fits(BoundPath target, string? label, ImmutableArray<BoundStep> steps)
    {
        for (int index = 0; index < Math.Min(steps.Length, target.Steps.Length); index++)
        {
            (ElementStep wanted, ElementStep written) = (steps[index].Written, target.Steps[index].Written);
            if (wanted.Name != written.Name || (wanted.Slice is not null && written.Slice is not null && wanted.Slice != written.Slice))
            {
                return false;
            }
        }

        return (label is null || target.Written.Label == label) && (target.Steps.Length >= steps.Length || target.Kind is LeafKind.Coding or LeafKind.CodeableConcept);
    }
}
