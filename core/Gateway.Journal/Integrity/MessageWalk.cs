namespace Gateway.Journal;

/// <summary>Walks through the messages: folds each one's facts and compares what the journal keeps beside them. A page at a time, because a connection answers one question at a time.</summary>
internal sealed class MessageWalk(IRowSource journal, FaultList faults, IProgress<long>? progress)
{
    private const int Page = 100;
    private const int Stride = 20_000;
    private readonly BookAudit books = new(journal, faults);

    public void Run(CancellationToken cancellationToken)
    {
        long last = journal.Rows("SELECT coalesce(max(message), 0) FROM fact", row => row.GetInt64(0)).First();
        for (long after = 0; after < last; after += Page)
        {
            cancellationToken.ThrowIfCancellationRequested();
            List<MessageStep> page = [.. journal.Rows(MessageStep.Sql, MessageStep.Read, after, after + Page)];
            foreach (IGrouping<long, MessageStep> message in page.GroupBy(step => step.MessageId))
            {
                Audit(message.Key, [.. message]);
            }

            if (after > 0 && after % Stride == 0)
            {
                progress?.Report(after);
            }
        }

        books.CompareTotals();
    }

    private void Audit(long id, IReadOnlyList<MessageStep> steps)
    {
        MessageHeader? folded = null;
        foreach (MessageStep step in steps)
        {
            folded = Fold(folded, step);
        }

        MessageStep first = steps[0];
        if (first.Kept != folded || first.Same != MessageRow.Same(first.Sha256))
        {
            faults.Add($"The header of message {id} does not follow from its facts.");
        }

        CompareCuts(id, steps);
        books.Take(steps, folded?.Institution ?? "");
    }

    private MessageHeader? Fold(MessageHeader? folded, MessageStep step)
    {
        try
        {
            return step.Kind is FactKind.Arrived ? step.Begin() : MessageFold.After(folded ?? throw Misplaced(step), step.Fact ?? throw Misplaced(step), step.Origin);
        }
        catch (FactRefusedException)
        {
            faults.Add($"Message {step.MessageId} has a {step.Kind} fact that cannot be read or cannot stand where it stands.");
            return folded;
        }
    }

    /// <summary>What is left of cut rows is covered by the last fact that says that they were cut; a row cut without one was cut by somebody else.</summary>
    private void CompareCuts(long id, IReadOnlyList<MessageStep> steps)
    {
        using var digest = new CutDigest();
        bool isCovered = true;
        foreach (MessageStep step in steps)
        {
            if (step.Left is { } left)
            {
                digest.Add(step.Sequence, left);
                isCovered = false;
            }
            else if (step.Fact is JournalFact.Dropped dropped)
            {
                isCovered = dropped.Digest.Span.SequenceEqual(digest.Current());
            }
        }

        if (!isCovered)
        {
            faults.Add($"Bytes of message {id} were dropped or changed, and no fact of the journal's keeping tells of it.");
        }
    }

    private static FactRefusedException Misplaced(MessageStep step) => new($"Row {step.Sequence} cannot stand there.");
}
