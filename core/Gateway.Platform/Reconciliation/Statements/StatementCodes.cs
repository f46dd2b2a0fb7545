using System.Collections.Immutable;

namespace Gateway.Platform;

/// <summary>What stmt_rslt means: as the dialect says, else by the six-digit codes. A code that nobody knows means that something differs.</summary>
internal static class StatementCodes
{
    private static readonly ImmutableSortedDictionary<string, StatementResult> Usual = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [
        KeyValuePair.Create("000000", StatementResult.Equal),
        KeyValuePair.Create("000101", StatementResult.PlatformMore), // no source states this one; it follows from its neighbours
        KeyValuePair.Create("000102", StatementResult.InstitutionMore),
        KeyValuePair.Create("000103", StatementResult.Differs),
    ]);

    public static StatementResult Meaning(Dialect dialect, string code) =>
        dialect.StatementResults.TryGetValue(code, out StatementResult said) ? said : Usual.GetValueOrDefault(code, StatementResult.Differs);
}
