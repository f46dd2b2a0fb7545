namespace Gateway.Journal.Tests;

/// <summary>A folder of its own for one test's journal, gone afterwards.</summary>
internal sealed class JournalFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gateway-journal-");

    public string Path => System.IO.Path.Combine(folder.FullName, "journal.db");

    public SqliteJournalOptions Options => new() { Path = Path };

    public SqliteJournal Open() => SqliteJournal.Open(Options);

    public string File(string name) => System.IO.Path.Combine(folder.FullName, name);

    public void Dispose() => folder.Delete(recursive: true);
}
