using Gateway.Contract;

namespace Gateway.Canonical;

/// <summary>The insurance that pays is in force (<c>psn_insu_stas</c>: 0 never insured, 1 in force, 2 suspended, 3 ended). Says nothing where the platform does not tell.</summary>
internal sealed class PersonIsInsured : IFactRule
{
    private const string Status = "psn_insu_stas";

    public bool Speaks(RuleStage stage) => stage == RuleStage.Person;

    public IEnumerable<Issue> Check(RuleFacts facts) => facts.Known.GetValueOrDefault(Status) is { Length: > 0 } status and not "1"
        ? [IssueCodes.PersonNotInsured.At($"1101/insuinfo/{Status}", $"Expected insurance status 1 (in force); the platform says {Word(status)}.")]
        : [];

    private static string Word(string status) => status switch
    {
        "0" => "0 (not insured)",
        "2" => "2 (suspended)",
        "3" => "3 (ended)",
        _ => "something else",
    };
}
