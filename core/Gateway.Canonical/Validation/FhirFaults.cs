using System.Collections.Immutable;
using Gateway.Contract;
using Hl7.Fhir.Model;
using Hl7.Fhir.Utility;
using Hl7.Fhir.Validation;

namespace Gateway.Canonical;

/// <summary>Checks a Bundle against the base standard: cardinality, literals, required codes, choice types. No profiles, no terminology.</summary>
public static class FhirFaults
{
    /// <summary>Every fault, with the FHIR path as location.</summary>
    public static ImmutableArray<Issue> Of(Bundle bundle) => [.. bundle.Validate(ModelInfo.ModelInspector).Select(IssueOf)];

    // The library's message quotes values; its code and path are enough and hold none.
    internal static Issue IssueOf(CodedException fault) => new(IssueCodes.FhirInvalid, new SourceLocation((fault as CodedValidationException)?.InstancePath ?? ""), $"FHIR R4 rule {fault.ErrorCode}.");
}
