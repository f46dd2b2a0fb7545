namespace Gateway.Journal;

/// <summary>Keeps a second gateway off the same journal for as long as this process lives; the system lets go when it dies.</summary>
internal sealed class JournalLock : IDisposable
{
    private readonly FileStream held;

    private JournalLock(FileStream held) => this.held = held;

    /// <exception cref="JournalUnusableException">Another process holds it, or the folder cannot be written.</exception>
    public static JournalLock Take(string journalPath)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(journalPath))!); // a full path of a file has a folder
            return new JournalLock(new FileStream(journalPath + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new JournalUnusableException($"The journal {journalPath} cannot be written: give this user the right to write in its folder.", denied);
        }
        catch (IOException taken)
        {
            throw new JournalUnusableException($"The journal {journalPath} is in use by another gateway, or its folder cannot be written: stop the other one, or name another file.", taken);
        }
    }

    public void Dispose() => held.Dispose();
}
