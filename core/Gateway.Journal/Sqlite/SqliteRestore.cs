using System.Globalization;
using Gateway.Contract;
using Microsoft.Data.Sqlite;

namespace Gateway.Journal;

/// <summary>Puts a backup in the place of a journal. The old file stays beside it.</summary>
public static class SqliteRestore
{
    /// <summary>While this file is there without a journal, a restore was cut off.</summary>
    public const string Suffix = ".restoring";

    private static readonly string[] Parts = ["", "-wal", "-shm"];

    /// <summary>1. Nobody else may hold the journal; 2. the backup is verified; 3. a copy of it is made; 4. what may have been sent since is set aside in the copy; 5. the old file is moved away; 6. the copy takes its place.</summary>
    /// <param name="backup">A file that <see cref="SqliteBackup"/> made.</param>
    /// <param name="journal">Where the journal is, or will be.</param>
    /// <param name="isUntouchedSince">No gateway has run on the journal since the backup: messages that wait go on by themselves.</param>
    /// <param name="now">The present, for facts and names.</param>
    /// <exception cref="JournalUnusableException">A gateway runs, the backup is not sound, or a file cannot be written. The journal is as it was.</exception>
    public static async Task<RestoredJournal> RunAsync(string backup, string journal, bool isUntouchedSince, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            using JournalLock held = JournalLock.Take(journal); // 1
            JournalCheck check = Verify(backup, cancellationToken); // 2
            string copy = journal + Suffix, aside = string.Create(CultureInfo.InvariantCulture, $"{journal}.before-{now:yyyyMMddHHmmss}");
            File.Copy(backup, copy, overwrite: true); // 3
            int parked = isUntouchedSince ? 0 : await SetAsideAsync(copy, now, cancellationToken); // 4
            bool wasThere = File.Exists(journal);
            Array.ForEach([.. Parts.Where(part => File.Exists(journal + part))], part => File.Move(journal + part, aside + part)); // 5
            File.Move(copy, journal); // 6
            return new RestoredJournal(check, parked, wasThere ? aside : null);
        }
        catch (Exception fault) when (fault is SqliteException or UnauthorizedAccessException || fault is IOException and not JournalUnusableException)
        {
            throw new JournalUnusableException($"The backup {backup} cannot be put in the place of {journal}: {fault.Message} Mend that and run it again.", fault);
        }
    }

    private static JournalCheck Verify(string backup, CancellationToken cancellationToken)
    {
        using SqliteInspection look = SqliteInspection.Open(backup);
        JournalCheck check = look.Verify(null, null, cancellationToken);
        return check.IsSound ? check : throw new JournalUnusableException($"The backup {backup} is not sound: {check.Faults[0]} Take another one.");
    }

    private static async Task<int> SetAsideAsync(string copy, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var issue = new Issue(IssueCodes.RestoredMaySent, SourceLocation.Whole, "A person who knows what the platform has of it.");
        var origin = new FactOrigin("gateway", "restore", now);
        List<Task> writes = [];
        await using (SqliteJournal restored = SqliteJournal.Open(new SqliteJournalOptions { Path = copy }))
        {
            await foreach (MessageHeader waiting in restored.UnfinishedAsync(cancellationToken))
            {
                if (waiting.State is not MessageState.Parked)
                {
                    writes.Add(restored.AppendAsync(waiting.Id, new JournalFact.Parked([issue]), origin, cancellationToken));
                }
            }

            await Task.WhenAll(writes);
        }

        File.Delete(copy + ".lock");
        return writes.Count;
    }
}

/// <summary>What a restore did.</summary>
/// <param name="Check">Of the backup.</param>
/// <param name="SetAside">Messages that wait for a person, because they may have been sent after the backup was made.</param>
/// <param name="OldFile">Where the journal from before is; null where there was none.</param>
public sealed record RestoredJournal(JournalCheck Check, int SetAside, string? OldFile);
