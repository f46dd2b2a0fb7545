using Hl7.Fhir.Model;

namespace Gateway.Mapping;

/// <summary>What a platform table may ask for.</summary>
/// <param name="Canonical">The canonical message.</param>
/// <param name="Facts">For <c>fact:NAME</c>: mdtrt_id, psn_no, chrg_bchno …</param>
/// <param name="Institution">For <c>institution:NAME</c>.</param>
public sealed record FillContext(Bundle Canonical, IReadOnlyDictionary<string, string> Facts, Institution Institution)
{
    /// <summary>Which of the resources an <c>each</c> walks; null for all.</summary>
    public FillBatch? Batch { get; init; }

    /// <summary>Takes the codes that no table knew; null drops them.</summary>
    public ICollection<UnmappedCode>? Unmapped { get; init; }

    /// <summary>The day whose code rows translate; null takes the message's own service date.</summary>
    public DateOnly? TablesOn { get; init; }
}

/// <summary>A run of resources of one type, or of elements at one path, in the Bundle's order.</summary>
/// <param name="Over">The resource type, e.g. <c>ChargeItem</c>, or the each as tables write it, e.g. <c>ConceptMap.group.element[]</c>.</param>
/// <param name="First">From 0.</param>
/// <param name="Count">At most so many.</param>
public sealed record FillBatch(string Over, int First, int Count);
