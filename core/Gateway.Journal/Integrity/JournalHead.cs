namespace Gateway.Journal;

/// <summary>Where the log ends: the last row, the last message's number and the last link of the chain.</summary>
internal readonly record struct JournalHead(long Sequence, long MessageId, byte[] Chain)
{
    /// <summary>Reads the columns sequence, message, chain.</summary>
    public static JournalHead Read(IRow row) => new(row.GetInt64(0), row.GetInt64(1), row.GetBytes(2));
}
