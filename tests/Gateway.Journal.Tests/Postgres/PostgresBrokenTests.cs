using Gateway.Tests.Postgres;

namespace Gateway.Journal.Tests.Postgres;

[Collection(nameof(OnPostgres))]
public sealed class PostgresBrokenTests(PostgresServer server) : IAsyncLifetime
{
    private PostgresSchema schema = null!; // made before every test

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => schema = await PostgresSchema.MakeAsync(server);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_lost_connection_stops_everything_with_a_sentence_and_loses_nothing_acknowledged()
    {
        List<Task<Recorded>> writes = [];
        await using (PostgresJournal journal = schema.Open())
        {
            await journal.RecordAsync(Sample.Arrival("first"), Cancel);
            for (int n = 0; n < 400; n++)
            {
                writes.Add(journal.RecordAsync(Sample.Arrival($"message {n}"), Cancel));
                if (n == 200)
                {
                    await KillWriterAsync();
                }
            }

            await Assert.ThrowsAsync<JournalBrokenException>(() => Task.WhenAll(writes));
            Assert.All(writes.Where(write => !write.IsCompletedSuccessfully), write => Assert.IsType<JournalBrokenException>(write.Exception!.InnerException));
            Assert.Contains("Mend that and start the gateway again", journal.Fault!.Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<JournalBrokenException>(() => journal.AppendAsync(1, Sample.Replied(), Sample.Origin, Cancel));
            await Assert.ThrowsAsync<JournalBrokenException>(() => journal.FindAsync(1, Cancel));
        }

        await using PostgresJournal again = schema.Open();
        long[] kept = [.. (await again.ListAsync(new MessageFilter { Limit = 1000 }, Cancel)).Messages.Select(message => message.Id)];
        Assert.All(writes.Where(write => write.IsCompletedSuccessfully), write => Assert.Contains(write.Result.MessageId, kept));
        Assert.Empty((await again.VerifyAsync(Cancel)).Faults);
        Assert.Equal(kept.Max() + 1, (await again.RecordAsync(Sample.Arrival("goes on"), Cancel)).MessageId);
    }

    [Fact]
    public async Task A_connection_lost_while_nobody_writes_is_found_by_the_next_write()
    {
        await using PostgresJournal journal = schema.Open();
        await KillWriterAsync();

        await Assert.ThrowsAsync<JournalBrokenException>(() => journal.RecordAsync(Sample.Arrival("next"), Cancel));

        await using PostgresJournal again = schema.Open(); // the place was free at once
        Assert.Empty(await again.CountAsync(Cancel));
    }

    [Fact]
    public async Task A_full_disk_stops_everything_with_a_sentence()
    {
        await using PostgresJournal journal = schema.Open();
        await schema.RunAsync("CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no space' USING ERRCODE = '53100'; END $$; CREATE TRIGGER full_disk BEFORE INSERT ON fact FOR EACH ROW EXECUTE FUNCTION full_disk()");

        JournalBrokenException broken = await Assert.ThrowsAsync<JournalBrokenException>(() => journal.RecordAsync(Sample.Arrival("first"), Cancel));

        Assert.Contains("the server's disk is full", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fact_that_the_store_cannot_take_fails_for_its_caller_alone()
    {
        await using PostgresJournal journal = schema.Open();
        await schema.RunAsync("ALTER TABLE message ADD CHECK (listener <> 'guilty')");

        Task<Recorded>[] writes = [.. Enumerable.Range(0, 60).Select(n => journal.RecordAsync(Sample.Arrival("message " + n) with { Listener = n % 20 == 7 ? "guilty" : "http" }, Cancel))];
        await Assert.ThrowsAnyAsync<Exception>(() => Task.WhenAll(writes));

        Assert.Equal([7, 27, 47], Enumerable.Range(0, 60).Where(n => !writes[n].IsCompletedSuccessfully));
        Assert.Equal(57, (await journal.ListAsync(new MessageFilter { Limit = 1000 }, Cancel)).Messages.Length);
        Assert.Null(journal.Fault);
        Assert.Empty((await journal.VerifyAsync(Cancel)).Faults);
    }

    [Fact]
    public async Task Damaged_bytes_are_not_handed_on()
    {
        await using PostgresJournal journal = schema.Open();
        long id = (await journal.RecordAsync(Sample.Arrival("first"), Cancel)).MessageId;
        await journal.AppendAsync(id, Sample.Prepared(), Sample.Origin, Cancel);
        await schema.RunAsync(@"UPDATE fact SET payload = '\x00'");

        Assert.Contains("row 1", (await Assert.ThrowsAsync<JournalUnusableException>(() => journal.ReadArrivalAsync(id, Cancel))).Message, StringComparison.Ordinal);
        Assert.Contains("row 2", (await Assert.ThrowsAsync<JournalUnusableException>(() => journal.ReadAsync(id, Cancel))).Message, StringComparison.Ordinal);
    }

    /// <summary>Ends the writer's session as an administrator or a failing network would.</summary>
    private Task KillWriterAsync() => schema.RunAsync(
        "SELECT pg_terminate_backend(a.pid) FROM pg_stat_activity a JOIN pg_locks l ON l.pid = a.pid AND l.locktype = 'advisory' AND l.objid::int = hashtext(current_schema()) WHERE a.application_name = 'gateway journal writer'");
}
