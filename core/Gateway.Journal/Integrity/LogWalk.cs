using System.Security.Cryptography;

namespace Gateway.Journal;

/// <summary>Walks through the log in its order: every payload against its hash, every row against the link before it, the end against the head.</summary>
internal sealed class LogWalk(IRowSource journal, FaultList faults, string? notedHead, IProgress<long>? progress)
{
    private const int Stride = 100_000;
    private bool isNotedSeen = notedHead is null || notedHead == Convert.ToHexStringLower(FactChain.Start);

    /// <returns>Where the log ends.</returns>
    public JournalHead Run(CancellationToken cancellationToken)
    {
        var end = new JournalHead(0, 0, FactChain.Start);
        const string rows = "SELECT sequence, message, kind, at, actor, cause, sha256, chain, payload, packing FROM fact ORDER BY sequence";
        foreach ((LogRow row, byte[] chain, Packing packing, byte[]? payload) in journal.Rows(rows, ReadRow))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Check(end, row, chain, packing, payload);
            end = new JournalHead(row.Sequence, Math.Max(end.MessageId, row.MessageId), chain);
            if (row.Sequence % Stride == 0)
            {
                progress?.Report(row.Sequence);
            }
        }

        Compare(end, journal.Rows("SELECT sequence, message, chain FROM head", JournalHead.Read).First());
        return end;
    }

    private void Check(in JournalHead before, in LogRow row, byte[] chain, Packing packing, byte[]? payload)
    {
        if (row.Sequence != before.Sequence + 1)
        {
            faults.Add($"Row {row.Sequence} follows row {before.Sequence}: what stood between is gone.");
        }

        if (!chain.AsSpan().SequenceEqual(FactChain.Next(before.Chain, row)))
        {
            faults.Add($"Row {row.Sequence} of message {row.MessageId} does not fit its link: it or a row before it was changed.");
        }

        if (payload is not null && !packing.HasFlag(Packing.HeadOnly) && !IsWhole(row, packing, payload))
        {
            faults.Add($"The payload of row {row.Sequence} of message {row.MessageId} is not what was written.");
        }

        isNotedSeen = isNotedSeen || Convert.ToHexStringLower(chain) == notedHead;
    }

    private void Compare(in JournalHead end, in JournalHead head)
    {
        if (head.Sequence != end.Sequence || !head.Chain.AsSpan().SequenceEqual(end.Chain))
        {
            faults.Add($"The log ends at row {end.Sequence} but its head says {head.Sequence}: rows were cut off or added.");
        }

        if (head.MessageId != end.MessageId)
        {
            faults.Add($"The last message is {end.MessageId} but the head says {head.MessageId}.");
        }

        if (!isNotedSeen)
        {
            faults.Add($"The head noted earlier, {notedHead}, does not lie on this log: what it stood for was changed, or this is another journal.");
        }
    }

    private static bool IsWhole(in LogRow row, Packing packing, byte[] payload)
    {
        try
        {
            return row.Sha256.AsSpan().SequenceEqual(SHA256.HashData(StoredPayload.Unpack(packing, payload)));
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static (LogRow Row, byte[] Chain, Packing Packing, byte[]? Payload) ReadRow(IRow row) => (
        new LogRow(row.GetInt64(0), row.GetInt64(1), (FactKind)row.GetInt32(2), new FactOrigin(row.GetString(4), row.GetString(5), MessageRow.Instant(row.GetInt64(3))), row.GetBytes(6)),
        row.GetBytes(7), (Packing)row.GetInt32(9), row.IsNull(8) ? null : row.GetBytes(8));
}
