namespace Gateway.Journal.Tests;

public sealed class SqliteJournalTests : JournalConformance
{
    private readonly JournalFolder folder = new();

    protected override IJournal Open() => folder.Open();

    protected override async Task<IJournal> ReopenAsync()
    {
        await Journal.DisposeAsync();
        return folder.Open();
    }

    /// <summary>Whatever a promise's test wrote, the log agrees with itself afterwards.</summary>
    public override async ValueTask DisposeAsync()
    {
        JournalCheck check = await ((SqliteJournal)Journal).VerifyAsync(CancellationToken.None);
        await base.DisposeAsync();
        folder.Dispose();
        Assert.Empty(check.Faults);
    }
}
