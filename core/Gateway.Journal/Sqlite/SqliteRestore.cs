using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Gateway.Journal;

/// <summary>Puts a backup in the place of a journal's file. The old file stays beside it.</summary>
internal static class SqliteRestore
{
    /// <summary>While this file is there without a journal, a restore was cut off.</summary>
    public const string Suffix = ".restoring";

    private static readonly string[] Parts = ["", "-wal", "-shm"];

    /// <summary>1. Nobody else may hold the journal; 2. the backup is verified; 3. a copy of it is made; 4. what may have been sent since is set aside in the copy; 5. the old file is moved away; 6. the copy takes its place.</summary>
    /// <param name="backup">A copy of a journal's file, or an export.</param>
    /// <param name="journal">Where the journal is, or will be.</param>
    /// <param name="isUntouchedSince">No gateway has run on the journal since the backup: messages that wait go on by themselves.</param>
    /// <param name="now">The present, for facts and names.</param>
    /// <exception cref="JournalUnusableException">A gateway runs, the backup is not sound, or a file cannot be written. The journal is as it was.</exception>
    public static async Task<RestoredJournal> RunAsync(string backup, string journal, bool isUntouchedSince, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            using JournalLock held = JournalLock.Take(journal); // 1
            JournalCheck check = await BackupFile.VerifyAsync(backup, cancellationToken); // 2
            string copy = journal + Suffix, aside = string.Create(CultureInfo.InvariantCulture, $"{journal}.before-{now:yyyyMMddHHmmss}");
            int parked = await CopyAsync(backup, copy, isUntouchedSince, now, cancellationToken); // 3, 4
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

    private static async Task<int> CopyAsync(string backup, string copy, bool isUntouchedSince, DateTimeOffset now, CancellationToken cancellationToken)
    {
        bool isExport = BackupFile.IsExport(backup);
        if (isExport)
        {
            Array.ForEach(Parts, part => File.Delete(copy + part));
        }
        else
        {
            File.Copy(backup, copy, overwrite: true);
            if (isUntouchedSince)
            {
                return 0;
            }
        }

        int parked = 0;
        await using (SqliteJournal restored = SqliteJournal.Open(new SqliteJournalOptions { Path = copy }))
        {
            if (isExport)
            {
                await RestoredJournal.FillAsync(restored, backup, cancellationToken);
            }

            parked = isUntouchedSince ? 0 : await RestoredJournal.SetAsideAsync(restored, now, cancellationToken);
        }

        File.Delete(copy + ".lock");
        return parked;
    }
}
