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
}
