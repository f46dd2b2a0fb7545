using Gateway.Tests.Postgres;

namespace Gateway.Journal.Tests.Postgres;

[Collection(nameof(OnPostgres))]
public sealed class PostgresExamTests(PostgresServer server)
{
    [Fact]
    public async Task An_empty_schema_and_a_journal_are_told_apart_and_both_are_well()
    {
        PostgresSchema schema = await PostgresSchema.MakeAsync(server);
        string before = Told(schema.Connection, isWell: true);
        await schema.Open().DisposeAsync();

        Assert.Contains("the journal is made at the first start", before, StringComparison.Ordinal);
        Assert.Contains($"a journal of format {PostgresDatabase.Format}", Told(schema.Connection, isWell: true), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_rights_are_named_with_what_gives_them()
    {
        PostgresSchema schema = await PostgresSchema.MakeAsync(server);
        await schema.RunAsync("CREATE ROLE reader LOGIN; GRANT USAGE ON SCHEMA public TO reader; REVOKE CREATE ON SCHEMA public FROM PUBLIC");

        Assert.Contains("GRANT CREATE ON SCHEMA public", Told(server.Connection.Replace("Username=postgres", "Username=reader", StringComparison.Ordinal), isWell: false), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_is_wrong_is_told_in_seconds()
    {
        PostgresSchema schema = await PostgresSchema.MakeAsync(server);
        var time = new HourAhead();

        Assert.Contains(PostgresExam.Of(schema.Connection, time), found => !found.IsWell && found.Sentence.Contains("clock is -3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Commits_that_do_not_wait_by_default_are_mentioned_and_not_used()
    {
        PostgresSchema schema = await PostgresSchema.MakeAsync(server);
        string hasty = schema.Connection + ";Options=-c synchronous_commit=off";

        Assert.Contains("the gateway writes with on", Told(hasty, isWell: true), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=gateway", "the connection to the server is gone or was refused")]
    [InlineData("nothing", "connection string")]
    public void What_cannot_be_asked_is_said(string connection, string expected) => Assert.Contains(expected, Told(connection, isWell: false), StringComparison.Ordinal);

    [Theory]
    [InlineData(14, "UTF8", "on", false, "public", "15 or later")]
    [InlineData(15, "EUC_CN", "on", false, "public", "ENCODING 'UTF8'")]
    [InlineData(15, "UTF8", "off", false, "public", "Set fsync = on")]
    [InlineData(17, "UTF8", "on", true, "public", "name the primary")]
    [InlineData(17, "UTF8", "on", false, "", "no schema")]
    public void A_server_that_cannot_keep_a_journal_is_refused_with_the_reason(int version, string encoding, string fsync, bool isStandby, string schema, string expected) =>
        Assert.Contains(expected, new ServerFacts(version, encoding, fsync, "on", isStandby, schema, MayCreate: true, 0).Weakness("db/gateway"), StringComparison.Ordinal);

    private static string Told(string connection, bool isWell)
    {
        IReadOnlyList<(bool IsWell, string Sentence)> found = PostgresExam.Of(connection, TimeProvider.System);
        Assert.Equal(isWell, found.All(one => one.IsWell));
        return string.Join('\n', found.Select(one => one.Sentence));
    }

    private sealed class HourAhead : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddHours(1);
    }
}
