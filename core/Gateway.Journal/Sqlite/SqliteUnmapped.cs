using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Gateway.Journal;

/// <summary>The work list of codes in the journal's file.</summary>
internal static class SqliteUnmapped
{
    private const string Columns = """
        u.institution, u.source, u.concept, u.code, u.direction, u.version, u.display, u.action, u.table_row, u.service_date, u.messages, u.first_seen, u.last_seen, u.last_message,
        (SELECT count(*) FROM unmapped_message b JOIN message m ON m.id = b.message WHERE b.unmapped = u.id AND m.state = 2)
        """;

    /// <summary>Notes one code of one message. Inside the writer's transaction.</summary>
    /// <returns>Whether it counted: these bytes had not brought the code before.</returns>
    public static bool Note(SqliteWriterStatements sql, MessageHeader message, UnmappedNote note, DateTimeOffset at)
    {
        (string institution, long same) = (message.Institution, MessageRow.Same(Convert.FromHexString(message.Sha256)));
        sql.AddUnmapped.Run(institution, note.Source, note.Concept, note.Code, note.IsBack ? 1 : 0, note.Version, note.Display, (long)note.Action, note.TableRow, Day(note.ServiceDate), at.UtcTicks, message.Id);
        long line = sql.FindUnmapped.Ask(institution, note.Source, note.Concept, note.Code, note.IsBack ? 1 : 0) ?? throw new InvalidOperationException("The line was written a moment ago.");
        bool counts = sql.FindUnmappedMessage.Ask(line, same) is null;
        sql.SetUnmappedMessage.Run(line, same, message.Id);
        sql.CountUnmapped.Run(line, counts ? 1 : 0);
        return counts;
    }

    public static ImmutableArray<UnmappedRow> List(SqliteConnection connection, UnmappedFilter filter) =>
        [.. SqliteQuestions.Rows(
            connection,
            $"SELECT {Columns} FROM unmapped u WHERE u.institution = ifnull(?1, u.institution) AND u.source = ifnull(?2, u.source) AND u.concept = ifnull(?3, u.concept) AND (u.source LIKE 'answers:%') = ?5 ORDER BY u.messages DESC, u.last_seen DESC, u.id LIMIT ?4",
            Read, filter.Institution, filter.Source, filter.Concept, (long)filter.Limit, filter.IsOfAnswers ? 1 : 0)];

    public static ImmutableArray<long> Waiting(SqliteConnection connection, UnmappedKey key) =>
        [.. SqliteQuestions.Rows(
            connection,
            """
            SELECT m.id FROM unmapped u JOIN unmapped_message b ON b.unmapped = u.id JOIN message m ON m.id = b.message
            WHERE u.institution = ?1 AND u.source = ?2 AND u.concept = ?3 AND u.code = ?4 AND u.direction = ?5 AND m.state = 2 ORDER BY m.id
            """,
            row => row.GetInt64(0), key.Institution, key.Source, key.Concept, key.Code, key.IsBack ? 1 : 0)];

    private static UnmappedRow Read(SqliteStatement row)
    {
        var key = new UnmappedKey(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4) == 1);
        DateOnly? day = row.GetText(9) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null; // the writer's own form
        var last = new UnmappedNote(key.Source, row.GetString(5), key.Concept, key.Code, key.IsBack, row.GetText(6), (UnmappedOutcome)row.GetInt32(7), row.GetString(8), day);
        return new UnmappedRow(key, last, row.GetInt64(10), MessageRow.Instant(row.GetInt64(11)), MessageRow.Instant(row.GetInt64(12)), row.GetInt64(13), row.GetInt64(14));
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
