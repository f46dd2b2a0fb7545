namespace Gateway.Journal.Tests.Sqlite;

public sealed class BrokenStoreTests : IDisposable
{
    private readonly JournalFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_full_disk_stops_everything_with_a_sentence_and_loses_nothing_acknowledged()
    {
        List<long> acknowledged = [];
        await using (SqliteJournal journal = SqliteJournal.Open(folder.Options with { MaxPages = 60 }))
        {
            JournalBrokenException broken = await Assert.ThrowsAsync<JournalBrokenException>(() => FillAsync(journal, acknowledged));

            Assert.Contains("the disk is full", broken.Message, StringComparison.Ordinal);
            Assert.NotNull(journal.Fault);
            await Assert.ThrowsAsync<JournalBrokenException>(() => journal.RecordAsync(Sample.Arrival("small"), Cancel));
            await Assert.ThrowsAsync<JournalBrokenException>(() => journal.AppendAsync(1, Sample.Replied(), Sample.Origin, Cancel));
            await Assert.ThrowsAsync<JournalBrokenException>(() => journal.FindAsync(1, Cancel));
        }

        await using SqliteJournal again = folder.Open();
        Assert.NotEmpty(acknowledged);
        Assert.Equal(acknowledged, (await again.ListAsync(new MessageFilter { Limit = 1000 }, Cancel)).Messages.Select(message => message.Id).Reverse());
        Assert.Empty((await again.VerifyAsync(Cancel)).Faults);
        Assert.Equal(acknowledged.Count + 1, (await again.RecordAsync(Sample.Arrival("goes on"), Cancel)).MessageId);
    }

    [Fact]
    public async Task Everybody_who_waits_when_the_store_breaks_is_told()
    {
        await using SqliteJournal journal = SqliteJournal.Open(folder.Options with { MaxPages = 60, BatchLength = 8 });

        Task<Recorded>[] writes = [.. Enumerable.Range(0, 500).Select(n => journal.RecordAsync(Sample.Noise(n, 4000), Cancel))];
        await Assert.ThrowsAsync<JournalBrokenException>(() => Task.WhenAll(writes));

        Assert.All(writes.Where(write => !write.IsCompletedSuccessfully), write => Assert.IsType<JournalBrokenException>(write.Exception!.InnerException));
    }

    [Fact]
    public async Task A_fact_that_the_store_cannot_take_fails_for_its_caller_alone()
    {
        await using SqliteJournal journal = folder.Open();
        await journal.RecordAsync(Sample.Arrival("first"), Cancel);
        SqliteEdit.Run(folder.Path, "CREATE TRIGGER guilty BEFORE INSERT ON message WHEN NEW.listener = 'guilty' BEGIN SELECT RAISE(ABORT, 'no'); END");

        Task<Recorded>[] writes = [.. Enumerable.Range(0, 60).Select(n => journal.RecordAsync(Sample.Arrival("message " + n) with { Listener = n % 20 == 7 ? "guilty" : "http" }, Cancel))];
        await Assert.ThrowsAnyAsync<Exception>(() => Task.WhenAll(writes));

        Assert.Equal([7, 27, 47], Enumerable.Range(0, 60).Where(n => !writes[n].IsCompletedSuccessfully));
        Assert.Equal(58, (await journal.ListAsync(new MessageFilter { Limit = 1000 }, Cancel)).Messages.Length);
        Assert.Null(journal.Fault);
        Assert.Empty((await journal.VerifyAsync(Cancel)).Faults);
    }

    [Fact]
    public async Task Damaged_bytes_are_not_handed_on()
    {
        await using SqliteJournal journal = folder.Open();
        long id = (await journal.RecordAsync(Sample.Arrival("first"), Cancel)).MessageId;
        await journal.AppendAsync(id, Sample.Prepared(), Sample.Origin, Cancel);
        SqliteEdit.Run(folder.Path, "UPDATE fact SET payload = x'00'");

        Assert.Contains("row 1", (await Assert.ThrowsAsync<JournalUnusableException>(() => journal.ReadArrivalAsync(id, Cancel))).Message, StringComparison.Ordinal);
        Assert.Contains("row 2", (await Assert.ThrowsAsync<JournalUnusableException>(() => journal.ReadAsync(id, Cancel))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_damaged_at_any_page_is_refused_reported_or_still_right()
    {
        string right = await WriteAsync();
        byte[] whole = await File.ReadAllBytesAsync(folder.Path, Cancel);
        List<string> told = [];
        for (int page = 0; page < whole.Length; page += 8192)
        {
            byte[] damaged = [.. whole];
            damaged.AsSpan(page + 8, 2048).Fill(0xA5);
            await File.WriteAllBytesAsync(folder.Path, damaged, Cancel);
            told.Add(await TellAsync());
        }

        Assert.All(told, story => Assert.True(story == right || story == "refused" || story == "reported", story));
        Assert.Contains("refused", told);
        Assert.Contains("reported", told);
    }

    private async Task<string> WriteAsync()
    {
        await using SqliteJournal journal = folder.Open();
        for (int n = 0; n < 12; n++)
        {
            long id = (await journal.RecordAsync(Sample.Noise(n, 3000), Cancel)).MessageId;
            await journal.AppendAsync(id, Sample.Prepared("BK" + n), Sample.Origin, Cancel);
        }

        return await StoryAsync(journal);
    }

    private async Task<string> TellAsync()
    {
        try
        {
            await using SqliteJournal journal = folder.Open();
            JournalCheck check = await journal.VerifyAsync(Cancel);
            return check.IsSound ? await StoryAsync(journal) : "reported";
        }
        catch (JournalUnusableException)
        {
            return "refused";
        }
    }

    private static async Task<string> StoryAsync(SqliteJournal journal) =>
        string.Join('\n', (await journal.ListAsync(new MessageFilter(), Cancel)).Messages) + string.Join(' ', await journal.CountAsync(Cancel));

    private static async Task FillAsync(SqliteJournal journal, List<long> acknowledged)
    {
        for (int n = 0; n < 1000; n++)
        {
            acknowledged.Add((await journal.RecordAsync(Sample.Noise(n, 4000), Cancel)).MessageId);
        }
    }
}
