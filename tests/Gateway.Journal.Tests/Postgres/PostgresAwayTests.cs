using Gateway.Tests.Postgres;

namespace Gateway.Journal.Tests.Postgres;

/// <summary>A server that goes away while a gateway writes: who waits, who is told what, and how the journal goes on by itself.</summary>
[Collection(nameof(OnPostgres))]
public sealed class PostgresAwayTests(PostgresServer server) : OnCutLine(server)
{
    [Fact]
    public async Task Sessions_that_are_ended_again_and_again_lose_and_double_nothing()
    {
        List<Task<Recorded>> writes = [];
        for (int n = 0; n < 400; n++)
        {
            writes.Add(Journal.RecordAsync(Sample.Arrival($"message {n}"), Cancel));
            if (n % 100 == 50)
            {
                await KillWriterAsync();
            }
        }

        Recorded[] recorded = await Task.WhenAll(writes);

        Assert.Equal(Enumerable.Range(1, 400).Select(n => (long)n), recorded.Select(one => one.MessageId).Order());
        Assert.All(recorded, one => Assert.False(one.WasHereBefore));
        Assert.Equal((400L, true), Check());
        Assert.Null(Journal.Fault);
    }

    [Fact]
    public async Task New_messages_are_turned_away_with_a_sentence_and_everything_else_waits()
    {
        long id = (await Journal.RecordAsync(Sample.Arrival("first"), Cancel)).MessageId;
        Line.Cut();
        Task prepared = Journal.AppendAsync(id, Sample.Prepared(), Sample.Origin, Cancel);
        Task<MessageHeader?> found = Journal.FindAsync(id, Cancel);

        JournalAwayException away = await Assert.ThrowsAsync<JournalAwayException>(() => SendAsync("second"));
        Assert.Contains("is away: the connection to the server is gone or was refused", away.Message, StringComparison.Ordinal);
        Assert.Equal(away.Message, Journal.Away?.Message);
        await Assert.ThrowsAsync<JournalAwayException>(() => SendAsync("third"));
        Assert.False(prepared.IsCompleted || found.IsCompleted);

        Line.Mend();
        await prepared;
        Assert.NotNull(await found);
        Assert.Equal(new Recorded(2, WasHereBefore: false), await UntilTakenAsync("second"));
        Assert.Equal((3L, true), Check());
        Assert.Null(Journal.Away);
    }

    [Fact]
    public async Task A_session_that_is_lost_for_a_moment_turns_nobody_away()
    {
        await Journal.RecordAsync(Sample.Arrival("one"), Cancel);
        await KillWriterAsync();

        Assert.Equal(new Recorded(2, WasHereBefore: false), await SendAsync("two"));
        Assert.Equal(1, Journal.Interruptions);
        Assert.Null(Journal.Away);
    }

    [Fact]
    public async Task A_statement_that_an_administrator_ends_is_made_again()
    {
        await Journal.RecordAsync(Sample.Arrival("one"), Cancel);
        await using var other = new Npgsql.NpgsqlConnection(Schema.Connection + ";Pooling=false");
        await other.OpenAsync(Cancel);
        await using (Npgsql.NpgsqlTransaction standing = await other.BeginTransactionAsync(Cancel))
        {
            await using var hold = new Npgsql.NpgsqlCommand("LOCK TABLE fact IN EXCLUSIVE MODE", other);
            await hold.ExecuteNonQueryAsync(Cancel);
            Task<Recorded> write = Journal.RecordAsync(Sample.Arrival("two"), Cancel);
            await UntilAsync(async () => await EndStatementAsync(other));
            await standing.RollbackAsync(Cancel);
            Assert.Equal(new Recorded(2, WasHereBefore: false), await write);
        }

        Assert.Equal((2L, true), Check());
    }

    [Fact]
    public async Task A_server_that_stands_still_is_not_waited_for_by_those_who_can_come_again()
    {
        await Journal.DisposeAsync();
        Journal = PostgresJournal.Open(new PostgresJournalOptions { Connection = Line.Connection, SilencePatience = TimeSpan.FromMilliseconds(300) });
        await Journal.RecordAsync(Sample.Arrival("zero"), Cancel);
        Line.HoldAnswersAfter(1);

        JournalAwayException away = await Assert.ThrowsAsync<JournalAwayException>(() => SendAsync("one"));
        Line.Cut();
        Line.Mend();

        Assert.Contains("does not answer", away.Message, StringComparison.Ordinal);
        Assert.Equal(2, await Journal.Stranded.ReadAsync(Cancel));
    }

    [Fact]
    public async Task A_question_finds_the_server_away_where_nobody_writes()
    {
        Line.Cut();
        Task<MessageHeader?> found = Journal.FindAsync(1, Cancel);

        await UntilAsync(() => Task.FromResult(Journal.Away is not null));
        Line.Mend();

        Assert.Null(await found);
        await UntilAsync(() => Task.FromResult(Journal.Away is null));
    }

    [Fact]
    public async Task A_gateway_that_is_stopped_does_not_wait_for_a_server_that_is_away()
    {
        await Journal.RecordAsync(Sample.Arrival("one"), Cancel);
        Line.Cut();
        Task write = Journal.RecordAsync(Sample.Arrival("two"), Cancel), question = Journal.FindAsync(1, Cancel);
        await UntilAsync(() => Task.FromResult(Journal.Away is not null));

        Journal.StopWaiting();

        await Assert.ThrowsAsync<JournalBrokenException>(() => write);
        await Assert.ThrowsAsync<JournalUnusableException>(() => question);
    }

    [Fact]
    public async Task A_full_disk_is_waited_for()
    {
        await Schema.RunAsync("CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no space' USING ERRCODE = '53100'; END $$; CREATE TRIGGER full_disk BEFORE INSERT ON fact FOR EACH ROW EXECUTE FUNCTION full_disk()");

        Assert.Contains("the server's disk is full", (await Assert.ThrowsAsync<JournalAwayException>(() => SendAsync("one"))).Message, StringComparison.Ordinal);
        await Schema.RunAsync("DROP TRIGGER full_disk ON fact");

        Assert.Equal(new Recorded(1, WasHereBefore: false), await UntilTakenAsync("one"));
        Assert.Equal((1L, true), Check());
    }

    [Fact]
    public async Task A_journal_whose_server_is_away_can_be_closed_and_says_what_was_not_written()
    {
        await Journal.RecordAsync(Sample.Arrival("one"), Cancel);
        Line.Cut();
        Task<Recorded> write = Journal.RecordAsync(Sample.Arrival("two"), Cancel);
        await UntilAsync(() => Task.FromResult(Journal.Away is not null));

        await Journal.DisposeAsync();

        await Assert.ThrowsAsync<JournalBrokenException>(() => write);
        Assert.Equal((1L, true), Check());
    }

    [Fact]
    public async Task A_question_to_a_server_that_is_away_ends_when_whoever_asked_goes()
    {
        Line.Cut();
        using var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Journal.FindAsync(1, gone.Token));
    }

    /// <summary>Ends what the writer has the server do, once it does something.</summary>
    private static async Task<bool> EndStatementAsync(Npgsql.NpgsqlConnection administrator)
    {
        await using var end = new Npgsql.NpgsqlCommand(
            "SELECT count(pg_cancel_backend(a.pid)) FROM pg_stat_activity a JOIN pg_locks l ON l.pid = a.pid AND l.relation = 'fact'::regclass AND NOT l.granted", administrator);
        return (long)(await end.ExecuteScalarAsync(Cancel))! > 0; // a count
    }
}
