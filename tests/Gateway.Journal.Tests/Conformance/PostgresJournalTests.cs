using Gateway.Tests.Postgres;

namespace Gateway.Journal.Tests;

[Collection(nameof(OnPostgres))]
public sealed class PostgresJournalTests(PostgresServer server) : JournalConformance
{
    private PostgresSchema schema = null!; // made before every test

    public override async ValueTask InitializeAsync()
    {
        schema = await PostgresSchema.MakeAsync(server);
        await base.InitializeAsync();
    }

    protected override IJournal Open() => schema.Open();

    protected override async Task<IJournal> ReopenAsync()
    {
        await Journal.DisposeAsync();
        return schema.Open();
    }

    /// <summary>Whatever a promise's test wrote, the log agrees with itself afterwards.</summary>
    public override async ValueTask DisposeAsync()
    {
        JournalCheck check = await ((PostgresJournal)Journal).VerifyAsync(CancellationToken.None);
        await base.DisposeAsync();
        Assert.Empty(check.Faults);
    }
}
