using System.Collections.Frozen;
using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Contract;
using Gateway.Mapping;

namespace Gateway.Platform;

/// <summary>Asks the rules that a step names, with what earlier answers and the key book gave. Pure, but for the tables in force.</summary>
internal sealed class RuleGate(IKnowledgeSource knowledge)
{
    /// <summary>What a step may ask for.</summary>
    public static FrozenDictionary<string, RuleStage> Stages { get; } = new Dictionary<string, RuleStage>(StringComparer.Ordinal)
    {
        ["person"] = RuleStage.Person,
        ["amounts"] = RuleStage.Amounts,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What the rules say before a step is sent for the first time; empty where the step asks for none.</summary>
    public ImmutableArray<Issue> Check(PlanInFlight flight, StepRun run, IReadOnlyDictionary<string, string> known)
    {
        if (run.Step.Check.IsDefaultOrEmpty || knowledge.Current is not { Mapping: { } mapping } now || mapping.Institution(flight.Plan.Institution) is not { } institution)
        {
            return [];
        }

        var facts = new RuleFacts(flight.Message)
        {
            Known = known,
            Amounts = AmountsBefore(flight, run),
            FundHoldsAccount = now.Dialects.Of(institution).FundPaySumamt == FundPayment.WithAccount,
        };
        facts = facts with { Listed = (concept, code) => mapping.Listed(institution, concept, code, facts.ServiceDay) };
        return institution.Rules.Apply(run.Step.Check.SelectMany(check => FactRules.Check(facts, Stages[check])).Distinct()); // the catalogue has checked the names
    }

    /// <summary>What an accepted message's rules only warned of.</summary>
    public ImmutableArray<Issue> Notes(PlanInFlight flight) =>
        [.. flight.Progress.Runs.SelectMany(run => Check(flight, run, flight.Progress.Facts)).Where(issue => !issue.IsError).Distinct()];

    private static ImmutableSortedDictionary<string, decimal> AmountsBefore(PlanInFlight flight, StepRun run) =>
        VisitEffect.AmountsOf(flight.Progress.Runs.TakeWhile(earlier => earlier != run).LastOrDefault(earlier => earlier is { Step.Kind: StepKind.Query, Answer: not null })?.Answer?.Bundle);
}
