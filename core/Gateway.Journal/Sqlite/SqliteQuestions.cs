using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Gateway.Journal;

/// <summary>What can be asked of the journal's file, on any connection.</summary>
internal static class SqliteQuestions
{
    private static readonly string Header = $"SELECT {MessageRow.Columns} FROM message m ";

    public static MessageHeader? Find(SqliteConnection connection, long messageId) =>
        Rows(connection, Header + "WHERE m.id = ?1", MessageRow.Read, messageId).FirstOrDefault();

    public static ImmutableArray<JournalledFact> Facts(SqliteConnection connection, long messageId) =>
        [.. Rows(connection, "SELECT sequence, kind, at, actor, cause, payload, sha256 FROM fact WHERE message = ?1 AND kind <> 0 ORDER BY sequence", ReadFact, messageId)];

    public static byte[]? Arrival(SqliteConnection connection, long messageId) =>
        Rows(connection, "SELECT sequence, payload, sha256 FROM fact WHERE message = ?1 AND kind = 0 ORDER BY sequence LIMIT 1", row => row.IsNull(1) ? null : Whole(row, 1, 2), messageId).FirstOrDefault();

    public static MessagePage List(SqliteConnection connection, MessageFilter filter)
    {
        var query = new MessageQuery(filter);
        long complete = Rows(connection, "SELECT sequence FROM head", row => row.GetInt64(0)).First();
        return new MessagePage([.. Rows(connection, query.Sql, MessageRow.Read, [.. query.Values])], complete);
    }

    /// <summary>A page of messages that are not final, oldest first.</summary>
    public static ImmutableArray<MessageHeader> Unfinished(SqliteConnection connection, long after, int limit) =>
        [.. Rows(connection, Header + "WHERE m.state < 10 AND m.id > ?1 ORDER BY m.id LIMIT ?2", MessageRow.Read, after, (long)limit)];

    public static ImmutableDictionary<string, string> LookUp(SqliteConnection connection, string institution, string scope, string local) =>
        Rows(connection, "SELECT name, value FROM key_book WHERE institution = ?1 AND scope = ?2 AND local = ?3", row => KeyValuePair.Create(row.GetString(0), row.GetString(1)), institution, scope, local)
            .ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>The live message comes first; there is at most one. Otherwise the newest.</summary>
    public static MessageHeader? FindByBusinessKey(SqliteConnection connection, string businessKey) =>
        Rows(connection, Header + "JOIN key k ON k.message = m.id WHERE k.value = ?1 AND k.kind = 'business' ORDER BY m.state IN (11, 12), m.id DESC LIMIT 1", MessageRow.Read, businessKey).FirstOrDefault();

    public static string? LastMsgId(SqliteConnection connection, string institution) =>
        Rows(connection, "SELECT msgid FROM last_msgid WHERE institution = ?1", row => row.GetString(0), institution).FirstOrDefault();

    public static ImmutableArray<StateCount> Count(SqliteConnection connection) =>
        [.. Rows(connection, "SELECT source, state, messages FROM tally WHERE messages <> 0 ORDER BY source, state", ReadCount)];

    public static StateCount ReadCount(SqliteStatement row) => new(row.GetString(0), (MessageState)row.GetInt32(1), row.GetInt64(2));

    /// <summary>Runs a statement; rows come as they are read.</summary>
    public static IEnumerable<T> Rows<T>(SqliteConnection connection, string sql, Func<SqliteStatement, T> read, params SqlValue[] values)
    {
        using var statement = new SqliteStatement(connection, sql);
        statement.Bind(values);
        while (statement.Step())
        {
            yield return read(statement);
        }
    }

    private static JournalledFact ReadFact(SqliteStatement row) => new(
        row.GetInt64(0), FactPayload.Read((FactKind)row.GetInt32(1), Whole(row, 5, 6)), new FactOrigin(row.GetString(3), row.GetString(4), MessageRow.Instant(row.GetInt64(2))));

    /// <summary>A payload, if it is what was written; damaged bytes are not handed on.</summary>
    private static byte[] Whole(SqliteStatement row, int payload, int sha256)
    {
        byte[] bytes = row.GetBytes(payload);
        return SHA256.HashData(bytes).AsSpan().SequenceEqual(row.GetBytes(sha256))
            ? bytes
            : throw new JournalUnusableException($"The bytes of row {row.GetInt64(0)} are not what was written: verify the journal and restore a backup.");
    }
}
