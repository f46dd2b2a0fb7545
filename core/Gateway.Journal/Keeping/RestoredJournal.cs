using Gateway.Contract;

namespace Gateway.Journal;

/// <summary>What a restore did.</summary>
/// <param name="Check">Of the backup.</param>
/// <param name="SetAside">Messages that wait for a person, because they may have been sent after the backup was made.</param>
/// <param name="Old">Where the journal from before is, a file or a schema; null where there was none.</param>
public sealed record RestoredJournal(JournalCheck Check, int SetAside, string? Old)
{
    /// <summary>Fills an empty journal from a backup of any kind.</summary>
    internal static async Task FillAsync(DurableJournal journal, string backup, CancellationToken cancellationToken)
    {
        if (BackupFile.IsExport(backup))
        {
            await using FileStream export = File.OpenRead(backup);
            await JournalImport.ReadAsync(export, journal, null, cancellationToken);
            return;
        }

        await using var passing = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 65536, FileOptions.DeleteOnClose);
        using (SqliteInspection look = SqliteInspection.Open(backup))
        {
            JournalExport.Write(look, passing, null, null, cancellationToken);
        }

        passing.Position = 0;
        await JournalImport.ReadAsync(passing, journal, null, cancellationToken);
    }

    /// <summary>Parks what waits: it may have been sent since.</summary>
    /// <returns>How many messages.</returns>
    internal static async Task<int> SetAsideAsync(DurableJournal restored, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var issue = new Issue(IssueCodes.RestoredMaySent, SourceLocation.Whole, "A person who knows what the platform has of it.");
        var origin = new FactOrigin("gateway", "restore", now);
        List<Task> writes = [];
        await foreach (MessageHeader waiting in restored.UnfinishedAsync(cancellationToken))
        {
            if (waiting.State is not MessageState.Parked)
            {
                writes.Add(restored.AppendAsync(waiting.Id, new JournalFact.Parked([issue]), origin, cancellationToken));
            }
        }

        await Task.WhenAll(writes);
        return writes.Count;
    }
}
