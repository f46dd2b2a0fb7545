using System.Collections.Immutable;
using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>What the platform holds, as its result file tells it: the file names what differs, everything else is as the gateway sent it.</summary>
internal static class PlatformView
{
    /// <param name="ours">What was sent: every line of one clearing type and agency.</param>
    /// <param name="results">The file; empty where the totals agreed.</param>
    /// <param name="account">Clearing type and agency.</param>
    public static ImmutableArray<PlatformRow> Of(IReadOnlyCollection<LedgerEntry> ours, ImmutableArray<ResultRow> results, Dialect dialect, LedgerAccount account, DateOnly day)
    {
        var rows = new Dictionary<(string, bool), PlatformRow>(ours.Count);
        foreach (LedgerEntry entry in ours)
        {
            rows[KeyOf(entry.Line.Number, entry.Line.Visit, entry.Line.Kind == LedgerKind.Refunded)] = Mirror(entry.Line);
        }

        foreach (ResultRow result in results)
        {
            (string, bool) key = KeyOf(result.Number, result.Visit, result.IsRefund);
            StatementResult meaning = StatementCodes.Meaning(dialect, result.Code);
            if (meaning == StatementResult.InstitutionMore)
            {
                rows.Remove(key);
            }
            else if (meaning != StatementResult.Equal)
            {
                PlatformRow? sent = rows.GetValueOrDefault(key);
                LedgerAmounts amounts = result.Amounts is { } told ? told with { Fund = FundRule.Alone(dialect.FundPaySumamt, told.Fund, told.Account) } : sent?.Amounts ?? default;
                rows[key] = new PlatformRow(result.Number, result.Visit, result.Person, result.MsgId, result.IsRefund, amounts, sent?.Account ?? account, day);
            }
        }

        return [.. rows.Values];
    }

    private static (string, bool) KeyOf(string number, string visit, bool isRefund) => (number.Length > 0 ? number : $"visit {visit}", isRefund);

    private static PlatformRow Mirror(LedgerLine line) =>
        new(line.Number, line.Visit, line.Person, line.MsgId, line.Kind == LedgerKind.Refunded, line.Amounts ?? default, LedgerAccount.Parse(line.Account), line.Day);
}
