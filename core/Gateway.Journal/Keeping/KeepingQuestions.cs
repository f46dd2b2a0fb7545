namespace Gateway.Journal;

/// <summary>What the journal's keeping asks.</summary>
internal static class KeepingQuestions
{
    public static IReadOnlyList<MessageHeader> Keeping(IRowSource journal, KeptParts kept, long after, int limit) =>
        [.. journal.Rows($"SELECT {MessageRow.Columns} FROM message m WHERE m.kept = ?1 AND m.id > ?2 ORDER BY m.id LIMIT ?3", MessageRow.Read, (long)kept, after, (long)limit)];

    /// <summary>A message's rows with what is left of their payloads.</summary>
    public static IReadOnlyList<StoredRow> FactsOf(IRowSource journal, long messageId) =>
        [.. journal.Rows(
            "SELECT sequence, kind, sha256, packing, payload FROM fact WHERE message = ?1 ORDER BY sequence",
            row => new StoredRow(row.GetInt64(0), (FactKind)row.GetInt32(1), row.GetBytes(2), (Packing)row.GetInt32(3), row.IsNull(4) ? null : row.GetBytes(4)), messageId)];
}

/// <summary>A row of the log as it lies on disk.</summary>
/// <param name="Payload">Null where nothing is left of it.</param>
internal sealed record StoredRow(long Sequence, FactKind Kind, byte[] Sha256, Packing Packing, byte[]? Payload);
