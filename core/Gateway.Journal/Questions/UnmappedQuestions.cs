using System.Collections.Immutable;
using System.Globalization;

namespace Gateway.Journal;

/// <summary>What can be asked of the work list of codes.</summary>
internal static class UnmappedQuestions
{
    private const string Columns = """
        u.institution, u.source, u.concept, u.code, u.direction, u.version, u.display, u.action, u.table_row, u.service_date, u.messages, u.first_seen, u.last_seen, u.last_message,
        (SELECT count(*) FROM unmapped_message b JOIN message m ON m.id = b.message WHERE b.unmapped = u.id AND m.state = 2)
        """;

    public static ImmutableArray<UnmappedRow> List(IRowSource journal, UnmappedFilter filter) =>
        [.. journal.Rows(
            $"SELECT {Columns} FROM unmapped u WHERE u.institution = coalesce(?1, u.institution) AND u.source = coalesce(?2, u.source) AND u.concept = coalesce(?3, u.concept) AND CASE WHEN u.source LIKE 'answers:%' THEN 1 ELSE 0 END = ?5 ORDER BY u.messages DESC, u.last_seen DESC, u.id LIMIT ?4",
            Read, filter.Institution, filter.Source, filter.Concept, (long)filter.Limit, filter.IsOfAnswers ? 1 : 0)];

    public static ImmutableArray<long> Waiting(IRowSource journal, UnmappedKey key) =>
        [.. journal.Rows(
            """
            SELECT m.id FROM unmapped u JOIN unmapped_message b ON b.unmapped = u.id JOIN message m ON m.id = b.message
            WHERE u.institution = ?1 AND u.source = ?2 AND u.concept = ?3 AND u.code = ?4 AND u.direction = ?5 AND m.state = 2 ORDER BY m.id
            """,
            row => row.GetInt64(0), key.Institution, key.Source, key.Concept, key.Code, key.IsBack ? 1 : 0)];

    private static UnmappedRow Read(IRow row)
    {
        var key = new UnmappedKey(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4) == 1);
        DateOnly? day = row.GetText(9) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null; // the writer's own form
        var last = new UnmappedNote(key.Source, row.GetString(5), key.Concept, key.Code, key.IsBack, row.GetText(6), (UnmappedOutcome)row.GetInt32(7), row.GetString(8), day);
        return new UnmappedRow(key, last, row.GetInt64(10), MessageRow.Instant(row.GetInt64(11)), MessageRow.Instant(row.GetInt64(12)), row.GetInt64(13), row.GetInt64(14));
    }

    /// <summary>A day as the work list keeps it, e.g. <c>2026-01-31</c>.</summary>
    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
