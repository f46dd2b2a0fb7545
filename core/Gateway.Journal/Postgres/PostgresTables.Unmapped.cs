using System.Collections.Immutable;

namespace Gateway.Journal;

/// <summary>The work list of codes.</summary>
internal sealed partial class PostgresTables
{
    private const string NoteLine = """
        INSERT INTO unmapped AS u (institution, source, concept, code, direction, version, display, action, table_row, service_date, messages, first_seen, last_seen, last_message)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 0, ?11, ?11, ?12)
        ON CONFLICT (institution, source, concept, code, direction) DO UPDATE SET version = excluded.version, display = coalesce(excluded.display, u.display), action = excluded.action,
            table_row = excluded.table_row, service_date = excluded.service_date, last_seen = excluded.last_seen, last_message = excluded.last_message
        RETURNING id
        """;

    /// <summary>The line counts when the bytes are new to it: only then is there a row with <c>xmax</c> 0.</summary>
    private const string NoteMessage = """
        WITH brought AS (
            INSERT INTO unmapped_message (unmapped, same, message) VALUES (?1, ?2, ?3) ON CONFLICT (unmapped, same) DO UPDATE SET message = excluded.message RETURNING xmax = 0 AS is_new)
        UPDATE unmapped SET messages = messages + CASE WHEN brought.is_new THEN 1 ELSE 0 END FROM brought WHERE id = ?1 RETURNING CASE WHEN brought.is_new THEN 1 ELSE 0 END
        """;

    public ImmutableArray<UnmappedNote> Note(MessageHeader message, ImmutableArray<UnmappedNote> codes, DateTimeOffset at) => [.. codes.Where(code => Note(message, code, at))];

    private bool Note(MessageHeader message, UnmappedNote note, DateTimeOffset at)
    {
        long line = Rows.Rows(
            NoteLine, row => row.GetInt64(0), message.Institution, note.Source, note.Concept, note.Code, note.IsBack ? 1 : 0, note.Version, note.Display, (long)note.Action, note.TableRow,
            UnmappedQuestions.Day(note.ServiceDate), at.UtcTicks, message.Id).First();
        return Rows.Rows(NoteMessage, row => row.GetInt64(0), line, MessageRow.Same(Convert.FromHexString(message.Sha256)), message.Id).First() == 1;
    }
}
