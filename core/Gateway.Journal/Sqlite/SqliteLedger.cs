using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace Gateway.Journal;

/// <summary>The ledger in the journal's file.</summary>
internal static class SqliteLedger
{
    public const string Columns = "msgid, message, institution, day, account, kind, number, visit, person, local, takes, total, fund, own, cash, voided, replied";

    /// <summary>Writes a line. Inside the writer's transaction.</summary>
    /// <param name="sequence">Of the fact that taught it.</param>
    public static void Write(SqliteWriterStatements sql, long messageId, long sequence, LedgerLine line)
    {
        bool isRefunded = line.Kind != LedgerKind.Settled && sql.FindRefund.Ask(line.Institution, line.Takes) is not null;
        if (isRefunded)
        {
            return; // told twice, or undone by a refund already
        }

        if (line.Kind == LedgerKind.Voided)
        {
            sql.VoidLine.Run(line.Takes);
        }

        LedgerLine whole = line.Kind == LedgerKind.Refunded && sql.FindLine.First(Read, line.Institution, line.Takes) is { } original ? line.TakenFrom(original.Line) : line;
        LedgerAmounts amounts = whole.Amounts ?? default;
        sql.AddLine.Run(
            whole.MsgId, messageId, whole.Institution, whole.Day.DayNumber, whole.Account, (long)whole.Kind, whole.Number, whole.Visit, whole.Person, whole.Local, whole.Takes,
            Fen(amounts.Total), Fen(amounts.Fund), Fen(amounts.Account), Fen(amounts.Cash), IsReplied(sql, messageId) ? 1 : 0, sequence);
    }

    /// <summary>A sender that wanted no more than "stored" has had its reply by now.</summary>
    private static bool IsReplied(SqliteWriterStatements sql, long messageId) =>
        sql.FindFinalReply.First(row => FactPayload.Read(FactKind.Replied, row.GetBytes(0)) is JournalFact.Replied { IsFinal: true }, messageId, (long)FactKind.Replied);

    public static ImmutableArray<LedgerEntry> Lines(SqliteConnection connection, string institution, DateOnly from, DateOnly to) =>
        [.. SqliteQuestions.Rows(connection, $"SELECT {Columns} FROM ledger WHERE institution = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY written, msgid", Read, institution, from.DayNumber, to.DayNumber)];

    public static ImmutableArray<LedgerEntry> Find(SqliteConnection connection, string institution, string numberOrMsgId) =>
        [.. SqliteQuestions.Rows(connection, $"SELECT {Columns} FROM ledger WHERE institution = ?1 AND (number = ?2 OR msgid = ?2) ORDER BY written, msgid", Read, institution, numberOrMsgId)];

    public static ImmutableArray<string> Accounts(SqliteConnection connection, string institution, DateOnly from, DateOnly to) =>
        [.. SqliteQuestions.Rows(
            connection, "SELECT DISTINCT account FROM ledger WHERE institution = ?1 AND day BETWEEN ?2 AND ?3 AND kind <> 2 ORDER BY account", row => row.GetString(0), institution, from.DayNumber, to.DayNumber)];

    private static LedgerEntry Read(SqliteStatement row) => new(
        new LedgerLine(row.GetString(0), row.GetString(2), DateOnly.FromDayNumber(row.GetInt32(3)), row.GetString(4), (LedgerKind)row.GetInt32(5), row.GetString(6), Amounts(row, 11))
        {
            Visit = row.GetString(7),
            Person = row.GetString(8),
            Local = row.GetString(9),
            Takes = row.GetString(10),
        },
        row.GetInt64(1), row.GetInt64(15) == 1, row.GetInt64(16) == 1);

    private static LedgerAmounts Amounts(SqliteStatement row, int first) => new(Yuan(row.GetInt64(first)), Yuan(row.GetInt64(first + 1)), Yuan(row.GetInt64(first + 2)), Yuan(row.GetInt64(first + 3)));

    private static long Fen(decimal yuan) => decimal.ToInt64(decimal.Round(yuan * 100));

    private static decimal Yuan(long fen) => new decimal(fen) * 0.01m;
}
