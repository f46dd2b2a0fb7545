namespace Gateway.Journal;

/// <summary>A backup of a journal: written beside its place, verified from end to end, put in place only when it is sound.</summary>
internal static class BackupFile
{
    /// <param name="copy">Writes the copy to a path; all of it of one moment.</param>
    /// <param name="verify">Reads the copy again from there.</param>
    /// <exception cref="JournalUnusableException">There is such a file already, or it cannot be written.</exception>
    public static async Task<JournalCheck> WriteAsync(string target, Action<string> copy, Func<string, Task<JournalCheck>> verify)
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
            copy(part);
            FlushToDisk(part);
            JournalCheck check = await verify(part);
            if (check.IsSound)
            {
                File.Move(part, target);
            }

            return check;
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException || fault is IOException and not JournalUnusableException)
        {
            throw new JournalUnusableException($"The backup {target} cannot be written: {(fault is IOException ? fault.Message : "this user has no right to.")}", fault);
        }
    }

    /// <summary>Whether a file is an export (packed with gzip), not a SQLite file.</summary>
    /// <exception cref="JournalUnusableException">It cannot be read.</exception>
    public static bool IsExport(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            return file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new JournalUnusableException($"The backup {path} cannot be read: {unreadable.Message}", unreadable);
        }
    }

    /// <summary>Verifies a backup of either kind.</summary>
    /// <exception cref="JournalUnusableException">It is not sound, or no backup.</exception>
    public static async Task<JournalCheck> VerifyAsync(string path, CancellationToken cancellationToken)
    {
        JournalCheck check;
        if (IsExport(path))
        {
            await using FileStream export = File.OpenRead(path);
            check = await ExportCheck.OfAsync(export, cancellationToken);
        }
        else
        {
            using SqliteInspection look = SqliteInspection.Open(path);
            check = look.Verify(null, null, cancellationToken);
        }

        return check.IsSound ? check : throw new JournalUnusableException($"The backup {path} is not sound: {check.Faults[0]} Take another one.");
    }

    private static void FlushToDisk(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }
}
