using Gateway.Contract;

namespace Gateway.Platform;

/// <summary>Speaks of facts that are not there.</summary>
internal static class PlanFacts
{
    public static Issue Missing(string fact, PlanStep step) =>
        new(IssueCodes.FactMissing, new SourceLocation($"{step.Transaction}/{fact}"), $"Expected {fact} from the message, the key book or an earlier answer, for transaction {step.Transaction} ({step.Name}).");
}
