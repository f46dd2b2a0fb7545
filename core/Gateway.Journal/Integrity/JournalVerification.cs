using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Gateway.Journal;

/// <summary>
/// Checks a journal from end to end: 1. the engine's own structures; 2. every payload against its hash, every row against the link
/// before it, no number missing; 3. the log's end against the head; 4. every message's header against the fold of its facts; 5. the books against the messages.
/// </summary>
internal sealed class JournalVerification
{
    /// <summary>More than these are not told.</summary>
    public const int MaxFaults = 100;

    private readonly ImmutableArray<string>.Builder faults = ImmutableArray.CreateBuilder<string>();

    /// <param name="damage">What the engine found in its own structures.</param>
    public static JournalCheck Run(IRowSource journal, IEnumerable<string> damage, CancellationToken cancellationToken)
    {
        var verification = new JournalVerification();
        verification.Note(damage); // 1
        JournalHead end = verification.WalkLog(journal, cancellationToken); // 2
        verification.CompareHead(journal, end); // 3
        verification.FoldMessages(journal, cancellationToken); // 4
        verification.CompareBooks(journal); // 5
        return new JournalCheck(end.Sequence, Convert.ToHexStringLower(end.Chain), verification.faults.ToImmutable());
    }

    private void Note(IEnumerable<string> damage)
    {
        foreach (string finding in damage)
        {
            Check(holds: false, $"The file's structure is damaged: {finding}.");
        }
    }

    private JournalHead WalkLog(IRowSource journal, CancellationToken cancellationToken)
    {
        var end = new JournalHead(0, 0, FactChain.Start);
        const string rows = "SELECT sequence, message, kind, at, actor, cause, sha256, chain, payload, packing FROM fact ORDER BY sequence";
        foreach ((LogRow row, byte[] chain, Packing packing, byte[]? payload) in journal.Rows(rows, ReadRow))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Check(row.Sequence == end.Sequence + 1, $"Row {row.Sequence} follows row {end.Sequence}: what stood between is gone.");
            Check(chain.AsSpan().SequenceEqual(FactChain.Next(end.Chain, row)), $"Row {row.Sequence} of message {row.MessageId} does not fit its link: it or a row before it was changed.");
            Check(payload is null || packing.HasFlag(Packing.HeadOnly) || IsWhole(row, packing, payload), $"The payload of row {row.Sequence} of message {row.MessageId} is not what was written.");
            end = new JournalHead(row.Sequence, Math.Max(end.MessageId, row.MessageId), chain);
        }

        return end;
    }

    private void CompareHead(IRowSource journal, JournalHead end)
    {
        JournalHead head = journal.Rows("SELECT sequence, message, chain FROM head", JournalHead.Read).First();
        Check(head.Sequence == end.Sequence && head.Chain.AsSpan().SequenceEqual(end.Chain), $"The log ends at row {end.Sequence} but its head says {head.Sequence}: rows were cut off or added.");
    }

    private void FoldMessages(IRowSource journal, CancellationToken cancellationToken)
    {
        const string rows = $"SELECT f.message, f.kind, f.at, f.actor, f.cause, f.payload, f.sha256, f.packing, {MessageRow.Columns} FROM fact f LEFT JOIN message m ON m.id = f.message ORDER BY f.message, f.sequence";
        (MessageHeader? folded, MessageHeader? kept) = (null, null);
        foreach (MessageStep step in journal.Rows(rows, MessageStep.Read))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (folded is not null && folded.Id != step.MessageId)
            {
                Compare(folded, kept);
                folded = null;
            }

            (folded, kept) = (Fold(folded, step), step.Kept);
        }

        if (folded is not null)
        {
            Compare(folded, kept);
        }
    }

    private void CompareBooks(IRowSource journal)
    {
        const string counted = "SELECT source, state, count(*) FROM message GROUP BY source, state ORDER BY source, state";
        IEnumerable<StateCount> messages = journal.Rows(counted, JournalQuestions.ReadCount);
        Check(messages.SequenceEqual(JournalQuestions.Count(journal)), "The books do not count the messages that are there.");
    }

    private MessageHeader? Fold(MessageHeader? folded, MessageStep step)
    {
        try
        {
            return step.Kind is FactKind.Arrived ? step.Begin()
                : folded is null || step.Payload is not { } payload ? null // retention dropped it: nothing left to fold
                : MessageFold.After(folded, FactPayload.Read(step.Kind, payload), step.Origin);
        }
        catch (Exception broken) when (broken is FactRefusedException or InvalidDataException)
        {
            Check(holds: false, $"Message {step.MessageId} has a {step.Kind} fact that cannot be read or cannot stand where it stands.");
            return folded;
        }
    }

    private void Compare(MessageHeader folded, MessageHeader? kept) => Check(kept == folded, $"The header of message {folded.Id} does not follow from its facts.");

    private void Check(bool holds, string sentence)
    {
        if (!holds && faults.Count < MaxFaults)
        {
            faults.Add(sentence);
        }
    }

    private static bool IsWhole(LogRow row, Packing packing, byte[] payload)
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

    /// <summary>A row of the log as the fold needs it, with its message's header as the journal keeps it.</summary>
    private sealed record MessageStep(long MessageId, FactKind Kind, FactOrigin Origin, byte[]? Stored, byte[] Sha256, Packing Packing, MessageHeader? Kept)
    {
        public static MessageStep Read(IRow row) => new(
            row.GetInt64(0), (FactKind)row.GetInt32(1), new FactOrigin(row.GetString(3), row.GetString(4), MessageRow.Instant(row.GetInt64(2))),
            row.IsNull(5) ? null : row.GetBytes(5), row.GetBytes(6), (Packing)row.GetInt32(7), row.IsNull(8) ? null : MessageRow.Read(row, 8));

        public byte[]? Payload => Stored is null ? null : StoredPayload.Unpack(Packing, Stored);

        /// <summary>The header as it began: what the log covers comes from the log (institution, source and listener through actor and cause), the size from the bytes if they are still there.</summary>
        public MessageHeader Begin()
        {
            bool agrees = Kept is not null && Origin.Actor == Kept.Institution && Origin.Cause == ArrivalCause.Of(Kept.Source, Kept.Listener);
            var arrival = new Arrival(Origin.Actor, agrees ? Kept!.Source : Origin.Cause, agrees ? Kept!.Listener : "", Origin.At, Payload ?? []); // agrees says Kept is there
            MessageHeader begun = MessageFold.Begin(MessageId, arrival, Convert.ToHexStringLower(Sha256));
            return Payload is null && Kept is not null ? begun with { Bytes = Kept.Bytes } : begun;
        }
    }
}
