namespace Gateway.Journal.Tests;

public sealed class SqliteJournalTests : DurableConformance
{
    private readonly JournalFolder folder = new();
    private int others;

    protected override JournalStore Store => JournalStore.File(folder.Path);

    protected override Task<JournalStore> AnotherAsync() => Task.FromResult(JournalStore.File(folder.File($"other{++others}/journal.db")));

    protected override Task ChangeAsync(string sql)
    {
        SqliteEdit.Run(folder.Path, sql);
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }
}
