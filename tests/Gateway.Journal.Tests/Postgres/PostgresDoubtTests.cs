using System.Globalization;
using Gateway.Tests.Postgres;

namespace Gateway.Journal.Tests.Postgres;

/// <summary>A commit of which nobody knows whether it came through: nothing acknowledged is lost, nothing is written twice.</summary>
[Collection(nameof(OnPostgres))]
public sealed class PostgresDoubtTests(PostgresServer server) : OnCutLine(server)
{
    [Fact]
    public async Task What_came_through_although_nobody_heard_it_is_not_written_twice()
    {
        Line.HoldAnswersAfter(1); // the beginning of the transaction is answered, its end is not
        Task<Recorded> write = Journal.RecordAsync(Sample.Arrival("one"), Cancel);
        await UntilAsync(CameThroughAsync);
        Line.Cut();
        Line.Mend();

        Assert.Equal(new Recorded(1, WasHereBefore: false), await write);
        Assert.Equal((1L, true), Check());
        Assert.False(Journal.Stranded.TryRead(out _));
    }

    /// <summary>A commit that was sent and not answered, of everything that is written in another way: as on disk (one request more than the beginning got through), or lost on its way.</summary>
    [Theory]
    [InlineData("append", true)]
    [InlineData("append", false)]
    [InlineData("two facts", true)]
    [InlineData("two facts", false)]
    [InlineData("a job", true)]
    [InlineData("a job", false)]
    [InlineData("codes", true)]
    [InlineData("codes", false)]
    public async Task A_write_in_doubt_is_neither_lost_nor_doubled(string what, bool cameThrough)
    {
        long id = (await Journal.RecordAsync(Sample.Arrival("one"), Cancel)).MessageId;
        await Journal.AppendAsync(id, Sample.Prepared(), Sample.Origin, Cancel);
        await Journal.AppendAsync(id, Sample.Started("M1"), Sample.Origin, Cancel);
        string before = await MarkAsync();
        int untilCommit = what is "a job" or "codes" ? 3 : 1; // these ask on their way
        if (cameThrough)
        {
            Line.HoldAnswersAfter(untilCommit);
        }
        else
        {
            Line.HoldRequestsAfter(untilCommit);
        }

        Task<string> write = WriteAsync(what, id);
        await (cameThrough ? UntilAsync(async () => await MarkAsync() != before) : Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, Cancel));
        Assert.Equal(cameThrough, await MarkAsync() != before);
        Line.Cut();
        Line.Mend();

        Assert.Equal(what is "a job" ? "1" : what is "codes" ? "01" : "", await write);
        Assert.Equal(what is "a job" ? 1 : 0, (await Journal.ListJobsAsync(10, Cancel)).Length);
        Assert.Equal(what is "codes" ? [1L] : Array.Empty<long>(), (await Journal.ListUnmappedAsync(new UnmappedFilter(), Cancel)).Select(code => code.Messages));
        Assert.Equal((what is "append" ? 4L : what is "two facts" ? 5L : 3L, true), Check());
        Assert.Equal(1, Journal.Interruptions);
    }

    [Fact]
    public async Task A_number_that_the_server_lost_or_gave_to_another_does_not_answer_for_ours()
    {
        await Journal.DisposeAsync();
        await Schema.RunAsync("CREATE TABLE theirs (number xid8); INSERT INTO theirs VALUES (pg_current_xact_id())");
        await using var theirs = new Npgsql.NpgsqlConnection(Schema.Connection + ";Pooling=false");
        await theirs.OpenAsync(Cancel);
        await using var number = new Npgsql.NpgsqlCommand("SELECT number::text::bigint FROM theirs", theirs);
        long taken = (long)(await number.ExecuteScalarAsync(Cancel))!; // there is one row
        await using var session = new PostgresSession(Schema.Options, PostgresDatabase.Hold(Schema.Options));

        foreach (long lost in (long[])[taken, 4_000_000_000])
        {
            session.Transaction = lost;
            Assert.False(session.Reopen());
        }
    }

    [Fact]
    public async Task What_came_through_although_its_sender_was_turned_away_is_handed_to_somebody()
    {
        Line.HoldAnswersAfter(1);
        Task<Recorded> write = SendAsync("one");
        await UntilAsync(CameThroughAsync);
        Line.Cut();
        await Assert.ThrowsAsync<JournalAwayException>(() => write);
        Line.Mend();

        Assert.Equal(1, await Journal.Stranded.ReadAsync(Cancel));
        Assert.Equal(new Recorded(1, WasHereBefore: true), await UntilTakenAsync("one"));
        Assert.Equal((1L, true), Check());
    }

    [Fact]
    public async Task Where_another_gateway_has_written_meanwhile_nothing_goes_on()
    {
        await Journal.RecordAsync(Sample.Arrival("one"), Cancel);
        Line.Cut();
        Task<Recorded> write = Journal.RecordAsync(Sample.Arrival("two"), Cancel);
        await using (PostgresJournal other = Schema.Open())
        {
            await other.RecordAsync(Sample.Arrival("theirs"), Cancel);
            Line.Mend();
            Assert.NotEqual(write, await Task.WhenAny(write, Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, Cancel))); // the place is taken: it waits
        }

        Assert.Contains("another gateway has written meanwhile", (await Assert.ThrowsAsync<JournalBrokenException>(() => write)).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<JournalBrokenException>(() => Journal.FindAsync(1, Cancel));
        Assert.Equal((2L, true), Check());
    }

    /// <returns>What its caller is told.</returns>
    private async Task<string> WriteAsync(string what, long id)
    {
        switch (what)
        {
            case "a job":
                return (await Journal.SaveAsync(new BulkJob { Action = "retry", Filter = "{}", Canary = "", Rate = 1, Actor = "op", Reason = "mended", StartedAt = Sample.Noon, ChangedAt = Sample.Noon, UpTo = 1 }, [], Cancel)).ToString(CultureInfo.InvariantCulture);
            case "codes":
                return string.Join(',', (await Journal.NoteUnmappedAsync(id, [new UnmappedNote("fujian-ini", "1.0", "ward", "01", IsBack: false, null, UnmappedOutcome.Parked, "ward.csv:1", null)], Sample.Noon, Cancel)).Select(code => code.Code));
            case "two facts":
                await Journal.AppendBothAsync(id, new FactEntry(Sample.Ended("M1"), Sample.Origin), new FactEntry(Sample.Finished(MessageState.Accepted), Sample.Origin), Cancel);
                return "";
            default:
                await Journal.AppendAsync(id, Sample.Ended("M1"), Sample.Origin, Cancel);
                return "";
        }
    }

    /// <summary>Which transaction wrote last.</summary>
    private async Task<string> MarkAsync()
    {
        await using var look = new Npgsql.NpgsqlConnection(Schema.Connection + ";Pooling=false");
        await look.OpenAsync(Cancel);
        await using var mark = new Npgsql.NpgsqlCommand("SELECT xmin::text FROM head", look);
        return (string)(await mark.ExecuteScalarAsync(Cancel))!; // there is one row
    }

    private Task<bool> CameThroughAsync()
    {
        using JournalInspection look = JournalStore.Postgres(Schema.Connection).Inspect();
        return Task.FromResult(look.Measure().Facts == 1);
    }
}
