namespace Gateway.Journal.Tests.Integrity;

public sealed class SqliteVerificationTests : VerificationTests, IDisposable
{
    private readonly JournalFolder folder = new(), another = new();

    public void Dispose()
    {
        folder.Dispose();
        another.Dispose();
    }

    protected override DurableJournal Open() => folder.Open();

    protected override Task<DurableJournal> OpenAnotherAsync() => Task.FromResult<DurableJournal>(another.Open());

    protected override Task EditAsync(string sql)
    {
        SqliteEdit.Run(folder.Path, sql);
        return Task.CompletedTask;
    }
}
