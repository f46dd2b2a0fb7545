using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Canonical;

/// <summary>
/// A diagnosis is not one that the insurance does not pay for. Code table <c>diagnosis-cover</c>: an ICD-10 code or the beginning of one → <c>N</c> not covered, <c>Y</c> covered after all.
/// The longest code that fits counts, so a region can take one code out of a group.
/// </summary>
internal sealed class DiagnosisIsCovered : IFactRule
{
    private const string List = "diagnosis-cover";
    private const int Category = 3;
    private static readonly string System = SliceCatalog.Default.Find("Condition.code.coding", "Coding", "icd10")[0].Value;

    public bool Speaks(RuleStage stage) => stage == RuleStage.Message;

    public IEnumerable<Issue> Check(RuleFacts facts) => facts.Message.Each<Condition>()
        .Where(row => CodeOf(row.Resource) is { } code && Verdict(facts, code) == "N")
        .Select(row => IssueCodes.DiagnosisNotCovered.At($"{row.Place}.code.coding[icd10].code", "Expected a diagnosis that the insurance covers (table diagnosis-cover)."));

    private static string? CodeOf(Condition condition) => condition.Code?.Coding.Find(coding => coding.System == System)?.Code;

    private static string? Verdict(RuleFacts facts, string code)
    {
        for (string part = code; part.Length >= Category; part = part[..^1])
        {
            if (!part.EndsWith('.') && facts.Listed(List, part) is { } verdict)
            {
                return verdict;
            }
        }

        return null;
    }
}
