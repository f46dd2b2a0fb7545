using Microsoft.Data.Sqlite;

namespace Gateway.Journal;

/// <summary>Copies a journal's file while a gateway writes on. The copy is of the moment at which it began: everything acknowledged before is in it.</summary>
public static class SqliteBackup
{
    private const int Stride = 2000;

    /// <summary>Makes a backup: written beside the target, verified from end to end, put in place only when it is sound.</summary>
    /// <param name="journal">The journal's file.</param>
    /// <param name="target">The backup's file; there must be none yet.</param>
    /// <param name="progress">Told the number of pages left, now and then.</param>
    /// <returns>What verifying it found; its head is worth noting apart from the file.</returns>
    /// <exception cref="JournalUnusableException">The journal cannot be read, or the target not written.</exception>
    public static JournalCheck Make(string journal, string target, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        string part = target + ".part";
        if (File.Exists(target))
        {
            throw new JournalUnusableException($"There is a file {target} already: name another one, backups are never overwritten.");
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!); // a full path of a file has a folder
            File.Delete(part);
            Copy(journal, part, progress, cancellationToken);
            JournalCheck check = Verified(part, cancellationToken);
            if (check.IsSound)
            {
                File.Move(part, target);
            }

            return check;
        }
        catch (SqliteException fault)
        {
            throw new JournalUnusableException($"The backup {target} cannot be written: {SqliteFile.Cause(fault)}.", fault);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new JournalUnusableException($"The backup {target} cannot be written: this user has no right to.", denied);
        }
    }

    private static void Copy(string journal, string part, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        using SqliteInspection source = SqliteInspection.Open(journal);
        using SqliteConnection to = SqliteFile.OpenNew(part);
        source.CopyTo(to, Stride, progress, cancellationToken);
        SqliteFile.Execute(to, "PRAGMA journal_mode = DELETE;"); // one file, readable from anywhere
    }

    private static JournalCheck Verified(string part, CancellationToken cancellationToken)
    {
        using (var file = new FileStream(part, FileMode.Open, FileAccess.ReadWrite))
        {
            file.Flush(flushToDisk: true);
        }

        using SqliteInspection copy = SqliteInspection.Open(part);
        return copy.Verify(null, null, cancellationToken);
    }
}
