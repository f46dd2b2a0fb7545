using Gateway.Contract;

namespace Gateway.Platform;

/// <summary>Speaks of facts that are not there.</summary>
internal static class PlanFacts
{
    /// <summary>Says of a stay that its final settlement was made.</summary>
    private const string Settled = "settled";

    public static Issue Missing(string fact, PlanStep step) => fact == Settled
        ? new(IssueCodes.SettlementComesFirst, new SourceLocation($"{step.Transaction} {step.Name}"), $"Expected the settlement of the stay before {step.Transaction}: so this province has it.")
        : new(IssueCodes.FactMissing, new SourceLocation($"{step.Transaction}/{fact}"), $"Expected {fact} from the message, the key book or an earlier answer, for transaction {step.Transaction} ({step.Name}).");
}
