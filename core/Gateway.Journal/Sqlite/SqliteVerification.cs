using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Gateway.Journal;

/// <summary>
/// Checks a journal from end to end: 1. the file's own structure and indexes; 2. every payload against its hash, every row against the link
/// before it, no number missing; 3. the log's end against the head; 4. every message's header against the fold of its facts; 5. the books against the messages.
/// </summary>
internal sealed class SqliteVerification
{
    private const int MaxFaults = 100;

    private readonly ImmutableArray<string>.Builder faults = ImmutableArray.CreateBuilder<string>();

    public static JournalCheck Run(SqliteConnection connection, CancellationToken cancellationToken)
    {
        var verification = new SqliteVerification();
        verification.CheckFile(connection); // 1
        JournalHead end = verification.WalkLog(connection, cancellationToken); // 2
        verification.CompareHead(connection, end); // 3
        verification.FoldMessages(connection, cancellationToken); // 4
        verification.CompareBooks(connection); // 5
        return new JournalCheck(end.Sequence, Convert.ToHexStringLower(end.Chain), verification.faults.ToImmutable());
    }

    private void CheckFile(SqliteConnection connection)
    {
        foreach (string finding in SqliteQuestions.Rows(connection, $"PRAGMA integrity_check({MaxFaults})", row => row.GetString(0)))
        {
            Check(finding == "ok", $"The file's structure is damaged: {finding}.");
        }
    }

    private JournalHead WalkLog(SqliteConnection connection, CancellationToken cancellationToken)
    {
        var end = new JournalHead(0, 0, FactChain.Start);
        const string rows = "SELECT sequence, message, kind, at, actor, cause, sha256, chain, payload FROM fact ORDER BY sequence";
        foreach ((LogRow row, byte[] chain, byte[]? payload) in SqliteQuestions.Rows(connection, rows, ReadRow))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Check(row.Sequence == end.Sequence + 1, $"Row {row.Sequence} follows row {end.Sequence}: what stood between is gone.");
            Check(chain.AsSpan().SequenceEqual(FactChain.Next(end.Chain, row)), $"Row {row.Sequence} of message {row.MessageId} does not fit its link: it or a row before it was changed.");
            Check(payload is null || row.Sha256.AsSpan().SequenceEqual(SHA256.HashData(payload)), $"The payload of row {row.Sequence} of message {row.MessageId} is not what was written.");
            end = new JournalHead(row.Sequence, Math.Max(end.MessageId, row.MessageId), chain);
        }

        return end;
    }

    private void CompareHead(SqliteConnection connection, JournalHead end)
    {
        JournalHead head = SqliteQuestions.Rows(connection, "SELECT sequence, message, chain FROM head", JournalHead.Read).First();
        Check(head.Sequence == end.Sequence && head.Chain.AsSpan().SequenceEqual(end.Chain), $"The log ends at row {end.Sequence} but its head says {head.Sequence}: rows were cut off or added.");
    }

    private void FoldMessages(SqliteConnection connection, CancellationToken cancellationToken)
    {
        const string rows = "SELECT message, kind, at, actor, cause, payload, sha256 FROM fact ORDER BY message, sequence";
        MessageHeader? folded = null;
        foreach (MessageStep step in SqliteQuestions.Rows(connection, rows, MessageStep.Read))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (folded is not null && folded.Id != step.MessageId)
            {
                Compare(connection, folded);
                folded = null;
            }

            folded = Fold(connection, folded, step);
        }

        if (folded is not null)
        {
            Compare(connection, folded);
        }
    }

    private void CompareBooks(SqliteConnection connection)
    {
        const string counted = "SELECT source, state, count(*) FROM message GROUP BY source, state ORDER BY source, state";
        IEnumerable<StateCount> messages = SqliteQuestions.Rows(connection, counted, SqliteQuestions.ReadCount);
        Check(messages.SequenceEqual(SqliteQuestions.Count(connection)), "The books do not count the messages that are there.");
    }

    private MessageHeader? Fold(SqliteConnection connection, MessageHeader? folded, MessageStep step)
    {
        try
        {
            return step.Kind is FactKind.Arrived ? step.Begin(SqliteQuestions.Find(connection, step.MessageId))
                : folded is null || step.Payload is null ? null // retention dropped it: nothing left to fold
                : MessageFold.After(folded, FactPayload.Read(step.Kind, step.Payload), step.Origin);
        }
        catch (Exception broken) when (broken is FactRefusedException or InvalidDataException)
        {
            Check(holds: false, $"Message {step.MessageId} has a {step.Kind} fact that cannot be read or cannot stand where it stands.");
            return folded;
        }
    }

    private void Compare(SqliteConnection connection, MessageHeader folded)
    {
        MessageHeader? kept = SqliteQuestions.Find(connection, folded.Id);
        Check(kept == folded, $"The header of message {folded.Id} does not follow from its facts.");
    }

    private void Check(bool holds, string sentence)
    {
        if (!holds && faults.Count < MaxFaults)
        {
            faults.Add(sentence);
        }
    }

    private static (LogRow Row, byte[] Chain, byte[]? Payload) ReadRow(SqliteStatement row) => (
        new LogRow(row.GetInt64(0), row.GetInt64(1), (FactKind)row.GetInt32(2), new FactOrigin(row.GetString(4), row.GetString(5), MessageRow.Instant(row.GetInt64(3))), row.GetBytes(6)),
        row.GetBytes(7), row.IsNull(8) ? null : row.GetBytes(8));

    /// <summary>A row of the log as the fold needs it.</summary>
    private sealed record MessageStep(long MessageId, FactKind Kind, FactOrigin Origin, byte[]? Payload, byte[] Sha256)
    {
        public static MessageStep Read(SqliteStatement row) => new(
            row.GetInt64(0), (FactKind)row.GetInt32(1), new FactOrigin(row.GetString(3), row.GetString(4), MessageRow.Instant(row.GetInt64(2))),
            row.IsNull(5) ? null : row.GetBytes(5), row.GetBytes(6));

        /// <summary>The header as it began: what the log covers comes from the log (institution, source and listener through actor and cause), the size from the bytes if they are still there.</summary>
        public MessageHeader? Begin(MessageHeader? kept)
        {
            bool agrees = kept is not null && Origin.Actor == kept.Institution && Origin.Cause == ArrivalCause.Of(kept.Source, kept.Listener);
            var arrival = new Arrival(Origin.Actor, agrees ? kept!.Source : Origin.Cause, agrees ? kept!.Listener : "", Origin.At, Payload ?? []); // agrees says kept is there
            MessageHeader begun = MessageFold.Begin(MessageId, arrival, Convert.ToHexStringLower(Sha256));
            return Payload is null && kept is not null ? begun with { Bytes = kept.Bytes } : begun;
        }
    }
}
