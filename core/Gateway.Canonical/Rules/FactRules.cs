using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Canonical;

/// <summary>Every rule that needs more than the message. A new rule is a file in this folder and a line here.</summary>
public static class FactRules
{
    /// <summary>In the order in which their issues are listed.</summary>
    public static ImmutableArray<IFactRule> All { get; } =
    [
        new PersonIsInsured(),
        new PersonIsAlive(),
        new PersonIsNotBlocked(),
        new DiagnosisIsCovered(),
        new SharesMakeTheTotal(),
        new TrialTotalIsTheBills(),
    ];

    /// <summary>What they say at a stage, before levels.</summary>
    public static ImmutableArray<Issue> Check(RuleFacts facts, RuleStage stage) => [.. All.Where(rule => rule.Speaks(stage)).SelectMany(rule => rule.Check(facts))];
}
