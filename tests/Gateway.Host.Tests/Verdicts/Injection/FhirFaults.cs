using Gateway.Contract;

namespace Gateway.Verdicts;

/// <summary>What a FHIR server answers itself, with an OperationOutcome.</summary>
internal static class FhirFaults
{
    /// <summary>A message for the FHIR server, which answers every call with one of these codes.</summary>
    public static VerdictFault On(string kind, Party guilty, params string[] codes) => new(kind, guilty, (ground, chance, token) =>
    {
        ground.Line.Order(LineFault.FhirAnswer, "fhir", Line.FhirVariant(codes[chance.Next(codes.Length)]));
        return ground.SendAsync(GroundMappings.Hospital, "hl7v2-standard", ground.Traffic.Admission(), token);
    }) { IsAlone = true };
}
