namespace Gateway.Mapping;

/// <summary>Addresses that our ConceptMaps use.</summary>
internal static class ConceptMapTerms
{
    /// <summary>A table of ours is this, its layer and its concept.</summary>
    public const string TablePrefix = "urn:cn:gateway:codes:";

    /// <summary>Extension of a target: first day on which the row holds.</summary>
    public const string ValidFrom = "urn:cn:gateway:ext:valid-from";

    /// <summary>Extension of a target: last day on which the row holds.</summary>
    public const string ValidTo = "urn:cn:gateway:ext:valid-to";

    /// <summary>Extension of a target: the table leaves the equivalence open, which FHIR R4 does not allow.</summary>
    public const string EquivalenceOpen = "urn:cn:gateway:ext:equivalence-open";
}
