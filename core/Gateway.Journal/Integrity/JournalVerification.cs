using System.Data.Common;

namespace Gateway.Journal;

/// <summary>
/// Checks a journal from end to end: 1. the engine's own structures; 2. every payload against its hash, every row against the link
/// before it, no number missing; 3. the log's end against the head, and a head noted earlier against the log; 4. every message's header, attempts, keys,
/// key book and ledger lines against its facts, and nothing there that no fact tells of; 5. the books against the messages.
/// </summary>
internal static class JournalVerification
{
    /// <param name="damage">What the engine found in its own structures.</param>
    /// <param name="notedHead">A head noted earlier, as hex; null for none.</param>
    /// <param name="progress">Told the number of rows read so far, now and then.</param>
    public static JournalCheck Run(IRowSource journal, IEnumerable<string> damage, string? notedHead, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var faults = new FaultList();
        foreach (string finding in damage)
        {
            faults.Add($"The file's structure is damaged: {finding}."); // 1
        }

        try
        {
            JournalHead end = new LogWalk(journal, faults, notedHead, progress).Run(cancellationToken); // 2, 3
            new MessageWalk(journal, faults, progress).Run(cancellationToken); // 4
            CompareBooks(journal, faults); // 5
            return new JournalCheck(end.Sequence, Convert.ToHexStringLower(end.Chain), faults.All());
        }
        catch (DbException) when (!faults.IsEmpty)
        {
            return new JournalCheck(0, "", faults.All()); // what is damaged cannot be read to its end
        }
    }

    private static void CompareBooks(IRowSource journal, FaultList faults)
    {
        const string counted = "SELECT source, state, count(*) FROM message GROUP BY source, state ORDER BY source, state";
        List<StateCount> messages = [.. journal.Rows(counted, JournalQuestions.ReadCount)];
        if (!messages.SequenceEqual(JournalQuestions.Count(journal)))
        {
            faults.Add("The books do not count the messages that are there.");
        }
    }
}
