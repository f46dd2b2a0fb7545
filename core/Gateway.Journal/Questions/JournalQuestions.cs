using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Gateway.Journal;

/// <summary>What can be asked of a journal, on any connection of any engine.</summary>
internal static class JournalQuestions
{
    private static readonly string Header = $"SELECT {MessageRow.Columns} FROM message m ";

    public static MessageHeader? Find(IRowSource journal, long messageId) =>
        journal.Rows(Header + "WHERE m.id = ?1", MessageRow.Read, messageId).FirstOrDefault();

    public static ImmutableArray<JournalledFact> Facts(IRowSource journal, long messageId) =>
        [.. journal.Rows("SELECT sequence, kind, at, actor, cause, payload, sha256, packing FROM fact WHERE message = ?1 AND kind <> 0 ORDER BY sequence", ReadFact, messageId)];

    public static byte[]? Arrival(IRowSource journal, long messageId) =>
        journal.Rows("SELECT sequence, payload, sha256, packing FROM fact WHERE message = ?1 AND kind = 0 ORDER BY sequence LIMIT 1", row => row.IsNull(1) ? null : Whole(row, 1), messageId).FirstOrDefault();

    public static MessagePage List(IRowSource journal, MessageFilter filter)
    {
        var query = new MessageQuery(NumbersInTime.Bounded(journal, filter));
        long complete = journal.Rows("SELECT sequence FROM head", row => row.GetInt64(0)).First();
        return new MessagePage([.. journal.Rows(query.Sql, MessageRow.Read, [.. query.Values])], complete);
    }

    /// <summary>A page of messages that are not final, oldest first.</summary>
    public static ImmutableArray<MessageHeader> Unfinished(IRowSource journal, long after, int limit) =>
        [.. journal.Rows(Header + "WHERE m.state < 10 AND m.id > ?1 ORDER BY m.id LIMIT ?2", MessageRow.Read, after, (long)limit)];

    public static ImmutableDictionary<string, string> LookUp(IRowSource journal, string institution, string scope, string local) =>
        journal.Rows("SELECT name, value FROM key_book WHERE institution = ?1 AND scope = ?2 AND local = ?3", row => KeyValuePair.Create(row.GetString(0), row.GetString(1)), institution, scope, local)
            .ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>The live message comes first; there is at most one. Otherwise the newest, also of those that gave the key up.</summary>
    public static MessageHeader? FindByBusinessKey(IRowSource journal, string businessKey) =>
        journal.Rows(Header + "JOIN key k ON k.message = m.id WHERE k.value = ?1 AND k.kind = 'business' ORDER BY CASE WHEN m.business_key = k.value AND m.state NOT IN (11, 12, 13) THEN 0 ELSE 1 END, m.id DESC LIMIT 1", MessageRow.Read, businessKey).FirstOrDefault();

    public static string? LastMsgId(IRowSource journal, string institution) =>
        journal.Rows("SELECT msgid FROM last_msgid WHERE institution = ?1", row => row.GetString(0), institution).FirstOrDefault();

    public static ImmutableArray<StateCount> Count(IRowSource journal) =>
        [.. journal.Rows("SELECT source, state, messages FROM tally WHERE messages <> 0 ORDER BY source, state", ReadCount)];

    public static StateCount ReadCount(IRow row) => new(row.GetString(0), (MessageState)row.GetInt32(1), row.GetInt64(2));

    private static JournalledFact ReadFact(IRow row) => new(
        row.GetInt64(0), FactPayload.Read((FactKind)row.GetInt32(1), Whole(row, 5)), new FactOrigin(row.GetString(3), row.GetString(4), MessageRow.Instant(row.GetInt64(2))));

    /// <summary>A payload, if it is what was written; damaged bytes are not handed on. Columns: payload, sha256, packing.</summary>
    private static byte[] Whole(IRow row, int payload)
    {
        try
        {
            var packing = (Packing)row.GetInt32(payload + 2);
            byte[] bytes = StoredPayload.Unpack(packing, row.GetBytes(payload));
            return packing.HasFlag(Packing.HeadOnly) || SHA256.HashData(bytes).AsSpan().SequenceEqual(row.GetBytes(payload + 1))
                ? bytes
                : throw new InvalidDataException("The hash is another.");
        }
        catch (InvalidDataException damaged)
        {
            throw new JournalUnusableException($"The bytes of row {row.GetInt64(0)} are not what was written: verify the journal and restore a backup.", damaged);
        }
    }
}
