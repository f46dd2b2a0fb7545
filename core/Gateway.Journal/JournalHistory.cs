namespace Gateway.Journal;

/// <summary>Reads what came in, oldest first, from the journal of a stopped or a running gateway. It cannot write and keeps nobody waiting: each page is a short read of its own.</summary>
public sealed class JournalHistory : IDisposable
{
    private const int Page = 64;
    private const string Filter = "WHERE (?1 IS NULL OR m.source = ?1) AND m.id > ?2";

    private readonly JournalInspection past;

    internal JournalHistory(JournalInspection past) => this.past = past;

    /// <summary>Opens a journal's file.</summary>
    /// <exception cref="JournalUnusableException">It is missing, newer, foreign or damaged.</exception>
    public static JournalHistory Open(string path) => JournalStore.File(path).OpenHistory();

    /// <summary>How many messages there are.</summary>
    /// <param name="source">Of this source only; null for all.</param>
    public long Count(string? source) => Ask($"SELECT count(*) FROM message m {Filter}", row => row.GetInt64(0), source, 0L)[0];

    /// <summary>Messages with their bytes; those whose bytes were dropped by age are left out.</summary>
    /// <param name="source">Of this source only; null for all.</param>
    public IEnumerable<PastMessage> Messages(string? source)
    {
        for (long after = 0; ;)
        {
            List<PastMessage> page = Ask(
                $"SELECT m.id, m.institution, m.source, m.state, m.mapping_version, f.payload, f.packing FROM message m JOIN fact f ON f.message = m.id AND f.kind = 0 {Filter} AND f.payload IS NOT NULL ORDER BY m.id LIMIT {Page}",
                row => new PastMessage(row.GetInt64(0), row.GetString(1), row.GetString(2), (MessageState)row.GetInt32(3), row.GetText(4), StoredPayload.Unpack((Packing)row.GetInt32(6), row.GetBytes(5))),
                source,
                after);
            foreach (PastMessage message in page)
            {
                yield return message;
            }

            if (page.Count < Page)
            {
                yield break;
            }

            after = page[^1].Id;
        }
    }

    public void Dispose() => past.Dispose();

    private List<T> Ask<T>(string sql, Func<IRow, T> read, params SqlValue[] values) => past.Read(rows => rows.Rows(sql, read, values).ToList());
}

/// <summary>A message that came in some time ago.</summary>
/// <param name="Id">Its number.</param>
/// <param name="MappingVersion">What mapped it, e.g. <c>fujian-ini@1.0/settle</c>; null where it did not come so far.</param>
/// <param name="Bytes">As they came, without transport framing.</param>
public sealed record PastMessage(long Id, string Institution, string Source, MessageState State, string? MappingVersion, ReadOnlyMemory<byte> Bytes);
