using Gateway.Tests.Postgres;

namespace Gateway.Journal.Tests.Postgres;

[Collection(nameof(OnPostgres))]
public sealed class PostgresOpeningTests(PostgresServer server) : IAsyncLifetime
{
    private PostgresSchema schema = null!; // made before every test

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => schema = await PostgresSchema.MakeAsync(server);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_journal_of_a_newer_gateway_is_refused()
    {
        await schema.Open().DisposeAsync();
        await schema.RunAsync("UPDATE journal_format SET format = 99");

        Assert.Contains("newer gateway (format 99", Refused(schema.Connection), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CREATE TABLE theirs (x int)")]
    [InlineData("CREATE VIEW head AS SELECT 1 AS sequence")]
    [InlineData("CREATE SEQUENCE numbers")]
    public async Task Another_programs_schema_is_refused_and_left_as_it_is(string theirs)
    {
        await schema.RunAsync(theirs);

        Assert.Contains("another program's tables", Refused(schema.Connection), StringComparison.Ordinal);
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => schema.RunAsync("SELECT 1 FROM fact"));
    }

    [Fact]
    public async Task A_second_gateway_on_the_same_journal_is_refused_until_the_first_has_closed()
    {
        PostgresJournal first = schema.Open();
        PostgresJournalOptions impatient = schema.Options with { Patience = TimeSpan.FromMilliseconds(50) };
        Assert.Contains("in use by another gateway", Assert.Throws<JournalUnusableException>(() => PostgresJournal.Open(impatient)).Message, StringComparison.Ordinal);

        await first.DisposeAsync();

        await PostgresJournal.Open(schema.Options).DisposeAsync();
    }

    [Fact]
    public async Task Two_journals_stand_in_two_schemas_of_one_database()
    {
        await using PostgresJournal one = schema.Open(), two = (await PostgresSchema.MakeAsync(server)).Open();
        await one.RecordAsync(Sample.Arrival("one"), Cancel);

        Assert.Equal(1, (await two.RecordAsync(Sample.Arrival("two"), Cancel)).MessageId);
    }

    [Fact]
    public async Task A_database_that_does_not_speak_Unicode_is_refused()
    {
        string name = $"narrow_{Guid.CreateVersion7(DateTimeOffset.UnixEpoch):N}";
        await schema.RunAsync($"CREATE DATABASE {name} ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");

        Assert.Contains("ENCODING 'UTF8'", Refused(server.Connection + $";Database={name}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_without_rights_is_told_which()
    {
        await schema.RunAsync("CREATE ROLE guest LOGIN; CREATE SCHEMA closed");

        string refused = Refused(server.Connection + ";Username=guest;Search Path=closed");

        Assert.True(refused.Contains("no schema to put tables in", StringComparison.Ordinal) || refused.Contains("may not do what the journal needs", StringComparison.Ordinal), refused);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=gateway;Username=gateway;Password=do-not-tell", "127.0.0.1:1/gateway")]
    [InlineData("Host=127.0.0.1;Port=1;Username=gateway;Timeout=1", "127.0.0.1:1/gateway")]
    public void A_server_that_is_not_there_is_named_without_the_password(string connection, string place)
    {
        string refused = Refused(connection);

        Assert.Contains(place, refused, StringComparison.Ordinal);
        Assert.Contains("the connection to the server is gone or was refused", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("do-not-tell", refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no connection string")]
    [InlineData("Database=gateway")]
    [InlineData("")]
    public void What_is_no_connection_string_is_refused(string connection) =>
        Assert.Contains("connection string", Assert.Throws<ArgumentException>(() => PostgresJournal.Open(new PostgresJournalOptions { Connection = connection })).Message, StringComparison.Ordinal);

    [Fact]
    public async Task What_came_in_is_read_beside_the_gateway_that_writes()
    {
        await using PostgresJournal journal = schema.Open();
        await Task.WhenAll(Enumerable.Range(0, 150).Select(n => journal.RecordAsync(Sample.Arrival($"m{n}"), Cancel)));

        using JournalHistory history = JournalStore.Of(schema.Connection).OpenHistory();

        Assert.Equal(Enumerable.Range(0, 150).Select(n => $"m{n}"), history.Messages(null).Select(message => System.Text.Encoding.UTF8.GetString(message.Bytes.Span)));
        Assert.Equal((150, 0), (history.Count("fujian-ini"), history.Count("another-source")));
    }

    [Fact]
    public void There_is_no_past_where_there_is_no_journal() =>
        Assert.Contains("There is no journal", Assert.Throws<JournalUnusableException>(() => JournalStore.Of(schema.Connection).OpenHistory()).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_journal_of_every_earlier_format_keeps_its_messages_and_goes_on()
    {
        foreach (int format in SchemaScripts.Of("postgresql").Keys)
        {
            PostgresSchema older = await PostgresSchema.MakeAsync(server);
            foreach (string script in SchemaScripts.Of("postgresql").Where(script => script.Key <= format).Select(script => script.Value))
            {
                await older.RunAsync(script);
            }

            await older.RunAsync($"UPDATE journal_format SET format = {format}; {OldRows.Postgres}");

            await OldRows.CheckAsync(older.Open(), Cancel);
        }
    }

    private static string Refused(string connection) =>
        Assert.Throws<JournalUnusableException>(() => PostgresJournal.Open(new PostgresJournalOptions { Connection = connection, Patience = TimeSpan.FromMilliseconds(100) })).Message;
}
