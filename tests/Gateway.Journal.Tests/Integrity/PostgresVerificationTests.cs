using Gateway.Tests.Postgres;

namespace Gateway.Journal.Tests.Integrity;

[Collection(nameof(OnPostgres))]
public sealed class PostgresVerificationTests(PostgresServer server) : VerificationTests, IAsyncLifetime
{
    private PostgresSchema schema = null!; // made before every test

    public async ValueTask InitializeAsync() => schema = await PostgresSchema.MakeAsync(server);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override DurableJournal Open() => schema.Open();

    protected override async Task<DurableJournal> OpenAnotherAsync() => (await PostgresSchema.MakeAsync(server)).Open();

    protected override Task EditAsync(string sql) =>
        schema.RunAsync(sql.Replace("x'00'", @"'\x00'", StringComparison.Ordinal).Replace("zeroblob(32)", "decode(repeat('00', 32), 'hex')", StringComparison.Ordinal));
}
