using System.Collections.Immutable;
using Gateway.Canonical;
using Hl7.Fhir.Model;

namespace Gateway.Mapping;

/// <summary>Where a walk through a resource is.</summary>
/// <param name="Name">For people, with slices and positions.</param>
/// <param name="Definition">Element names alone, of a choice with its type: <c>Patient.identifier.system</c>, <c>MedicationRequest.medicationCodeableConcept.coding</c>.</param>
/// <param name="Node">What stands here.</param>
/// <param name="Row">The row that wrote this or something around it; null where none did.</param>
/// <param name="IsPersonal">Whether values here may tell who somebody is.</param>
/// <param name="Items">The list items around, outermost first: their definition, type and where they begin.</param>
internal sealed record Place(string Name, string Definition, Base Node, LineageEntry? Row, bool IsPersonal, ImmutableArray<(string Definition, string Type)> Items)
{
    /// <summary>What stands one step above; null at the resource.</summary>
    public Base? Above { get; private init; }

    public Place Below(string element, string name, Base child, IReadOnlyDictionary<Base, LineageEntry>? written = null, string suffix = "") => new(
        name,
        $"{Definition}.{element}{suffix}",
        child,
        written is not null && written.TryGetValue(child, out LineageEntry entry) ? entry : Row,
        IsPersonal || PersonalData.IsAbout(element, Node),
        child is PrimitiveType ? Items : Items.Add(($"{Definition}.{element}{suffix}", child.TypeName)))
    {
        Above = Node,
    };

    /// <summary>Who put a value here that no row wrote.</summary>
    public ElementOrigin OriginOf(string value)
    {
        bool isOwn = Definition.StartsWith("MessageHeader.", StringComparison.Ordinal)
            || (Definition.EndsWith(".id", StringComparison.Ordinal) && Definition.Count(c => c == '.') == 1)
            || Definition.Contains(".meta.tag.", StringComparison.Ordinal)
            || (Above is Money && Definition.EndsWith(".currency", StringComparison.Ordinal));
        return isOwn ? ElementOrigin.Gateway : Items.Any(item => SliceNames.IsFixed(item.Definition, item.Type, Definition[(item.Definition.Length + 1)..], value)) ? ElementOrigin.Slice : ElementOrigin.Unknown;
    }
}
