using System.Collections.Frozen;

namespace Gateway.Adapter.Fhir.Model;

/// <summary>A resource, a data type, or a part of a resource.</summary>
/// <param name="Name">For example <c>Patient</c>, <c>HumanName</c>, <c>Patient.contact</c>.</param>
/// <param name="IsResource">Whether messages may begin with it.</param>
/// <param name="Elements">By name.</param>
internal sealed record FhirType(string Name, bool IsResource, FrozenDictionary<string, FhirElement> Elements)
{
    /// <summary>A group that R4 does not have: everything in it is taken by its shape, but extensions are extensions.</summary>
    public static FhirType Unknown { get; } = new("", IsResource: false, FrozenDictionary<string, FhirElement>.Empty);

    public bool IsUnknown => ReferenceEquals(this, Unknown);

    /// <summary>The element of that name; null when there is none.</summary>
    public FhirElement? Find(string name) => Elements.GetValueOrDefault(name);
}
