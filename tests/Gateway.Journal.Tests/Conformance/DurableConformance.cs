namespace Gateway.Journal.Tests;

/// <summary>What every engine that keeps a journal on disk promises beside what every journal promises: verification, retention, export and import, backup and restore. An engine's test class says where it is.</summary>
public abstract partial class DurableConformance : JournalConformance
{
    private readonly JournalFolder files = new();
    private bool isEdited;

    /// <summary>Where the journal is.</summary>
    protected abstract JournalStore Store { get; }

    /// <summary>A place without a journal.</summary>
    protected abstract Task<JournalStore> AnotherAsync();

    /// <summary>Changes the closed journal behind its back. SQL is SQLite's; an engine that speaks otherwise translates.</summary>
    protected abstract Task ChangeAsync(string sql);

    protected sealed override IJournal Open() => Store.Open();

    protected sealed override async Task<IJournal> ReopenAsync()
    {
        await Journal.DisposeAsync();
        return Store.Open();
    }

    /// <summary>Whatever a promise's test wrote, the log agrees with itself afterwards, unless the test edited it.</summary>
    public override async ValueTask DisposeAsync()
    {
        await Journal.DisposeAsync();
        JournalCheck? check = isEdited ? null : Verify(Store);
        await base.DisposeAsync();
        files.Dispose();
        GC.SuppressFinalize(this);
        Assert.Empty(check?.Faults ?? []);
    }

    protected DurableJournal Durable => (DurableJournal)Journal;

    protected static JournalCheck Verify(JournalStore store, string? notedHead = null)
    {
        using JournalInspection look = store.Inspect();
        return look.Verify(notedHead, null, CancellationToken.None);
    }

    /// <summary>Closes the journal and changes it.</summary>
    protected async Task EditAsync(string sql)
    {
        isEdited = true;
        await Journal.DisposeAsync();
        await ChangeAsync(sql);
    }

    /// <summary>A file of this test's own.</summary>
    protected string FileOf(string name) => files.File(name);
}
