using Gateway.Tests.Postgres;

namespace Gateway.Inbound.Tests.Database;

public sealed class PostgresListenerTests(PostgresServer server) : DatabaseListenerTests, IClassFixture<PostgresServer>
{
    [Fact]
    public async Task Numbers_longer_than_any_number_type_come_whole()
    {
        StagingTables tables = (await NewStagingAsync()).Tables;
        await tables.RunAsync("ALTER TABLE bill ALTER total TYPE NUMERIC; INSERT INTO bill VALUES ('B1', 'x', 123456789012345678901234567890.12345678901234567890, '2020-01-02', NULL, '0')");
        await using InboundHost host = await InboundHost.StartAsync(tables.Settings());

        await Eventually.TrueAsync(() => !host.Receiver.Received.IsEmpty);

        Assert.Contains("'123456789012345678901234567890.12345678901234567890'", System.Text.Encoding.UTF8.GetString(host.Receiver.Received.First().Bytes.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_told_of_and_found_again()
    {
        StagingTables tables = (await NewStagingAsync()).Tables;
        await tables.RunAsync($"ALTER DATABASE \"{new Npgsql.NpgsqlConnectionStringBuilder(tables.ConnectionString).Database}\" CONNECTION LIMIT 0; CREATE ROLE his LOGIN; GRANT ALL ON ALL TABLES IN SCHEMA public TO his");
        await tables.BillAsync("B1");
        await using InboundHost host = await InboundHost.StartAsync(
            [.. tables.Settings().Where(one => one.Key != "Connections:his"), ("Connections:his", tables.ConnectionString.Replace("Username=postgres", "Username=his", StringComparison.Ordinal))]);

        await Eventually.TrueAsync(() => host.Log.Lines.Any(line => line.Contains("GW1201 Connection 'his': SQLSTATE 53300", StringComparison.Ordinal)));
        await tables.RunAsync($"ALTER DATABASE \"{new Npgsql.NpgsqlConnectionStringBuilder(tables.ConnectionString).Database}\" CONNECTION LIMIT -1");

        await Eventually.TrueAsync(() => !host.Receiver.Received.IsEmpty);
    }

    protected override async Task<StagingTablesOf> NewStagingAsync()
    {
        var tables = new StagingTables(await server.NewDatabaseAsync(), isPostgres: true);
        await tables.RunAsync(StagingTables.Tables);
        return new StagingTablesOf(tables);
    }

    protected override string Number(string exact) => exact;
}
