using System.Collections;
using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Contract;
using Hl7.Fhir.Introspection;
using Hl7.Fhir.Model;

namespace Gateway.Mapping;

/// <summary>Goes through the resources of a message, value by value.</summary>
/// <param name="written">What rows wrote, by the element itself.</param>
internal sealed class BundleWalk(IReadOnlyDictionary<Base, LineageEntry> written)
{
    private readonly ImmutableArray<TracedElement>.Builder found = ImmutableArray.CreateBuilder<TracedElement>();

    /// <summary>A value that the gateway puts around the resources.</summary>
    public void Own(string element, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            found.Add(new TracedElement(element, value, ElementOrigin.Gateway, null, SourceLocation.Whole, false, false));
        }
    }

    public void Resource(string name, Resource resource) => Below(new Place(name, resource.TypeName, resource, null, PersonalData.IsPerson(resource.TypeName), []));

    public ImmutableArray<TracedElement> Found() => found.ToImmutable();

    private void Below(Place place)
    {
        foreach ((string element, object value) in place.Node.EnumerateElements())
        {
            if (value is Base only)
            {
                Child(place, element, only, "");
            }
            else if (value is IList list)
            {
                Children(place, element, list);
            }
            else
            {
                Value(place.Below(element, $"{place.Name}.{element}", place.Node), value.ToString() ?? "");
            }
        }
    }

    private void Children(Place place, string element, IList list)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Base child in list.OfType<Base>())
        {
            string key = SliceNames.KeyOf($"{place.Definition}.{element}", child);
            int number = seen[key] = seen.GetValueOrDefault(key) + 1;
            Child(place, element, child, (key.Length, number) switch { (0, 1) => "", (0, _) => $"[{number}]", (_, 1) => $"[{key}]", _ => $"[{key}:{number}]" });
        }
    }

    private void Child(Place place, string element, Base child, string position)
    {
        string suffix = SuffixOf(place.Node, element, child);
        Place below = place.Below(element, $"{place.Name}.{element}{suffix}{position}", child, written, suffix);
        if (child is PrimitiveType primitive)
        {
            Value(below, BoundPath.TextOf(primitive) ?? "");
        }
        else
        {
            Below(below);
        }
    }

    private void Value(Place place, string value)
    {
        if (value.Length == 0)
        {
            return;
        }

        bool isMoney = place.Definition.EndsWith(".value", StringComparison.Ordinal) && place.Above is Money;
        bool isPersonal = place.IsPersonal && !PersonalData.IsHarmless(place.Node, place.Above);
        found.Add(place.Row is { } row
            ? new TracedElement(place.Name, value, ElementOrigin.Row, row.TableRow, row.At, isMoney, isPersonal)
            : new TracedElement(place.Name, value, place.OriginOf(value), null, SourceLocation.Whole, isMoney, isPersonal));
    }

    // value[x] is valueCode where a code stands.
    private static string SuffixOf(Base parent, string element, Base child)
    {
        PropertyMapping? property = ModelInfo.ModelInspector.FindClassMapping(parent.GetType())?.FindMappedElementByName(element);
        return property is { Choice: ChoiceType.DatatypeChoice } ? char.ToUpperInvariant(child.TypeName[0]) + child.TypeName[1..] : "";
    }
}
