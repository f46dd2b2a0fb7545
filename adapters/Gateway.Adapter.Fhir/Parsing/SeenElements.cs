using Gateway.Adapter.Fhir.Model;

namespace Gateway.Adapter.Fhir.Parsing;

/// <summary>Which elements of one group have come already; beyond the first 128 of a type, nobody counts.</summary>
internal struct SeenElements
{
    private UInt128 values;
    private UInt128 companions;

    /// <summary>Notes an element.</summary>
    /// <returns>Whether it comes for the first time.</returns>
    public bool Add(FhirElement element, bool isCompanion)
    {
        UInt128 bit = element.Index < 128 && element.Kind != ElementKind.Unknown ? UInt128.One << element.Index : UInt128.Zero;
        UInt128 seen = isCompanion ? companions : values;
        (values, companions) = isCompanion ? (values, companions | bit) : (values | bit, companions);
        return (seen & bit) == UInt128.Zero;
    }
}
