using System.Collections.Immutable;
using System.Globalization;

namespace Gateway.Platform;

/// <summary>Deterministic stand-ins for facts that only answers give, in the form the platform's fields have.</summary>
internal static class StandInFacts
{
    /// <summary>What is known, and a stand-in for everything that a step gives and for what reversals name.</summary>
    public static ImmutableSortedDictionary<string, string> For(Plan plan)
    {
        ImmutableSortedDictionary<string, string>.Builder facts = plan.Facts.ToBuilder();
        foreach (string name in plan.Steps.SelectMany(step => step.Gives))
        {
            if (!facts.ContainsKey(name))
            {
                facts.Add(name, Of(name, plan.Institution));
            }
        }

        return facts.ToImmutable();
    }

    /// <summary>One stand-in: a marked name where the field takes any text, else a value of the field's kind.</summary>
    public static string Of(string name, string institution) => name switch
    {
        "insutype" => "310",
        "insuplc_admdvs" or "clr_optins" => institution.Substring(1, 6),
        "gend" or "psn_type" or "clr_type" or "clr_way" => "1",
        "psn_cert_type" => "01",
        "brdy" => new DateOnly(1900, 1, 1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "age" or "balc" => "0",
        _ when IsAmount(name) => "0.00",
        _ => $"{{{{{name}}}}}",
    };

    private static bool IsAmount(string name) =>
        name.EndsWith("_amt", StringComparison.Ordinal) || name.EndsWith("_sumamt", StringComparison.Ordinal)
        || name.EndsWith("_pay", StringComparison.Ordinal) || name.EndsWith("_selfpay", StringComparison.Ordinal);
}
