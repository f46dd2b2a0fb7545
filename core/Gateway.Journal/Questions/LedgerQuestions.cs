using System.Collections.Immutable;

namespace Gateway.Journal;

/// <summary>What can be asked of the ledger.</summary>
internal static class LedgerQuestions
{
    public const string Columns = "msgid, message, institution, day, account, kind, number, visit, person, local, takes, total, fund, own, cash, voided, replied";

    /// <summary>The settlement of an institution (?1) that has a number (?2).</summary>
    public const string Settled = $"SELECT {Columns} FROM ledger WHERE institution = ?1 AND number = ?2 AND kind = 0";

    /// <summary>A row where what an institution (?1) settled under a number or msgid (?2) was taken back.</summary>
    public const string Refunds = """
        SELECT 1 FROM ledger r WHERE r.institution = ?1 AND r.kind = 1 AND r.voided = 0
            AND (r.takes = ?2 OR r.takes IN (SELECT number FROM ledger WHERE msgid = ?2 AND number <> '')) LIMIT 1
        """;

    public static ImmutableArray<LedgerEntry> Lines(IRowSource journal, string institution, DateOnly from, DateOnly to) =>
        [.. journal.Rows($"SELECT {Columns} FROM ledger WHERE institution = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY written, msgid", Read, institution, from.DayNumber, to.DayNumber)];

    public static ImmutableArray<LedgerEntry> Find(IRowSource journal, string institution, string numberOrMsgId) =>
        [.. journal.Rows($"SELECT {Columns} FROM ledger WHERE institution = ?1 AND (number = ?2 OR msgid = ?2) ORDER BY written, msgid", Read, institution, numberOrMsgId)];

    public static ImmutableArray<string> Accounts(IRowSource journal, string institution, DateOnly from, DateOnly to) =>
        [.. journal.Rows(
            "SELECT DISTINCT account FROM ledger WHERE institution = ?1 AND day BETWEEN ?2 AND ?3 AND kind <> 2 ORDER BY account", row => row.GetString(0), institution, from.DayNumber, to.DayNumber)];

    public static LedgerEntry Read(IRow row) => new(
        new LedgerLine(row.GetString(0), row.GetString(2), DateOnly.FromDayNumber(row.GetInt32(3)), row.GetString(4), (LedgerKind)row.GetInt32(5), row.GetString(6), Amounts(row, 11))
        {
            Visit = row.GetString(7),
            Person = row.GetString(8),
            Local = row.GetString(9),
            Takes = row.GetString(10),
        },
        row.GetInt64(1), row.GetInt64(15) == 1, row.GetInt64(16) == 1);

    private static LedgerAmounts Amounts(IRow row, int first) => new(Yuan(row.GetInt64(first)), Yuan(row.GetInt64(first + 1)), Yuan(row.GetInt64(first + 2)), Yuan(row.GetInt64(first + 3)));

    public static long Fen(decimal yuan) => decimal.ToInt64(decimal.Round(yuan * 100));

    private static decimal Yuan(long fen) => new decimal(fen) * 0.01m;
}
