using System.Collections.Immutable;
using System.Text.Json;

namespace Gateway.Platform;

/// <summary>Whether a step is taken in this province and for this message: what <c>when</c> of plans.yaml says.</summary>
internal static class StepCondition
{
    private const string OfDialect = "dialect:";
    private const string OfFact = "fact:";

    /// <summary>The value that any value meets.</summary>
    private const string Any = "*";

    /// <summary>The value that only silence meets.</summary>
    private const string None = "";

    /// <summary>Settings that plans may differ by, with their words.</summary>
    private static readonly ImmutableSortedDictionary<string, (Func<Dialect, Enum> Of, ImmutableArray<string> Words)> Settings = new Dictionary<string, (Func<Dialect, Enum>, ImmutableArray<string>)>(StringComparer.Ordinal)
    {
        ["discharge"] = (dialect => dialect.Discharge, Words<DischargeOrder>()),
        ["fund-pay-sumamt"] = (dialect => dialect.FundPaySumamt, Words<FundPayment>()),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Whether every condition of a step holds.</summary>
    /// <param name="step">With or without conditions.</param>
    /// <param name="dialect">How the province wants it.</param>
    /// <param name="facts">What the message says.</param>
    public static bool Holds(PlanStep step, Dialect dialect, IReadOnlyDictionary<string, string> facts) => step.When is null || step.When.All(condition => Holds(condition.Key, condition.Value, dialect, facts));

    /// <summary>Names of the facts without which a step is never taken.</summary>
    public static IEnumerable<string> FactsOf(PlanStep step) => (step.When ?? ImmutableSortedDictionary<string, string>.Empty)
        .Where(condition => condition.Key.StartsWith(OfFact, StringComparison.Ordinal) && condition.Value != None).Select(condition => condition.Key[OfFact.Length..]);

    /// <summary>Whether a step is taken only by what a message says, or does not say, of a fact.</summary>
    public static bool Asks(PlanStep step, string fact) => step.When?.ContainsKey(OfFact + fact) == true;

    /// <summary>What is wrong with the conditions of a step.</summary>
    /// <param name="step">As the file has it.</param>
    /// <param name="facts">What the plan reads of the message.</param>
    public static IEnumerable<string> FaultsOf(PlanStep step, IEnumerable<string> facts)
    {
        foreach ((string key, string value) in step.When ?? ImmutableSortedDictionary<string, string>.Empty)
        {
            if (key.StartsWith(OfFact, StringComparison.Ordinal) ? !facts.Contains(key[OfFact.Length..], StringComparer.Ordinal) : !key.StartsWith(OfDialect, StringComparison.Ordinal) || !Settings.ContainsKey(key[OfDialect.Length..]))
            {
                yield return $"Expected when to ask for a fact of the message (fact:NAME, a name of facts) or one of {string.Join(", ", Settings.Keys.Select(name => OfDialect + name))}; nobody knows '{key}'.";
            }
            else if (key.StartsWith(OfDialect, StringComparison.Ordinal) && !Settings[key[OfDialect.Length..]].Words.Contains(value))
            {
                yield return $"Expected {key} to be one of {string.Join(", ", Settings[key[OfDialect.Length..]].Words)}.";
            }
        }
    }

    private static bool Holds(string key, string value, Dialect dialect, IReadOnlyDictionary<string, string> facts) => key.StartsWith(OfFact, StringComparison.Ordinal)
        ? facts.TryGetValue(key[OfFact.Length..], out string? known) ? value == Any || known == value : value == None
        : Word(Settings[key[OfDialect.Length..]].Of(dialect)) == value;

    private static ImmutableArray<string> Words<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => Word(value))];

    private static string Word(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
