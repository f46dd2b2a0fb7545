namespace Gateway.Journal.Tests.Sqlite;

public sealed class OpeningTests : IDisposable
{
    private readonly JournalFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_journal_of_a_newer_gateway_is_refused_and_left_as_it_is()
    {
        await folder.Open().DisposeAsync();
        SqliteEdit.Run(folder.Path, "PRAGMA user_version = 99");
        byte[] before = await File.ReadAllBytesAsync(folder.Path, Cancel);

        JournalUnusableException refused = Assert.Throws<JournalUnusableException>(folder.Open);

        Assert.Contains($"newer gateway (format 99, this one knows {SqliteFile.Format})", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(folder.Path, Cancel));
    }

    [Fact]
    public void Another_programs_database_is_refused()
    {
        SqliteEdit.Run(folder.Path, "CREATE TABLE theirs (x)");

        Assert.Contains("another program's database", Assert.Throws<JournalUnusableException>(folder.Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        await File.WriteAllTextAsync(folder.Path, new string('x', 5000), Cancel);

        Assert.Contains("not a journal", Assert.Throws<JournalUnusableException>(folder.Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_gateway_on_the_same_journal_is_refused_until_the_first_has_closed()
    {
        SqliteJournal first = folder.Open();
        Assert.Contains("in use by another gateway", Assert.Throws<JournalUnusableException>(folder.Open).Message, StringComparison.Ordinal);

        await first.DisposeAsync();

        await folder.Open().DisposeAsync();
    }

    [Fact]
    public async Task The_folder_is_made_where_it_is_missing()
    {
        await using SqliteJournal journal = SqliteJournal.Open(new SqliteJournalOptions { Path = folder.File("new/sub/journal.db") });

        Assert.Equal(1, (await journal.RecordAsync(Sample.Arrival("one"), Cancel)).MessageId);
    }

    [Fact]
    public void Bad_options_are_all_named_at_once()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => SqliteJournal.Open(new SqliteJournalOptions { Path = " ", QueueLength = 0, BatchLength = 0, BatchBytes = 1, Readers = 0 }));

        Assert.All(new[] { "Path", "QueueLength", "BatchLength", "BatchBytes", "Readers" }, name => Assert.Contains(name, refused.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_closed_journal_says_so()
    {
        SqliteJournal journal = folder.Open();
        await journal.DisposeAsync();
        await journal.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => journal.RecordAsync(Sample.Arrival("one"), Cancel));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => journal.CountAsync(Cancel));
    }

    [Fact]
    public async Task Closing_writes_what_still_waits()
    {
        SqliteJournal journal = folder.Open();
        Task<Recorded>[] writes = [.. Enumerable.Range(0, 200).Select(n => journal.RecordAsync(Sample.Arrival("message " + n), Cancel))];

        await journal.DisposeAsync();

        Assert.All(await Task.WhenAll(writes), recorded => Assert.False(recorded.WasHereBefore));
    }

    [Fact]
    public async Task A_journal_of_every_earlier_format_keeps_its_messages_and_goes_on()
    {
        foreach (int format in SchemaScripts.Of("sqlite").Keys)
        {
            using var older = new JournalFolder();
            string scripts = string.Concat(SchemaScripts.Of("sqlite").Where(script => script.Key <= format).Select(script => script.Value));
            SqliteEdit.Run(older.Path, $"{scripts} PRAGMA application_id = {0x47574A52}; PRAGMA user_version = {format}; {OldRows.Sqlite}");

            await OldRows.CheckAsync(older.Open(), Cancel);
        }
    }

    [Fact]
    public async Task What_was_written_before_payloads_were_packed_is_read_as_it_was()
    {
        string text = new('x', 5000);
        await using (SqliteJournal older = folder.Open())
        {
            await older.RecordAsync(Sample.Arrival(text), Cancel);
        }

        SqliteEdit.Run(folder.Path, $"UPDATE fact SET packing = 0, payload = x'{Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(text))}'");

        await using SqliteJournal journal = folder.Open();
        Assert.Equal(text, System.Text.Encoding.UTF8.GetString((await journal.ReadArrivalAsync(1, Cancel)).Span));
        Assert.Empty((await journal.VerifyAsync(Cancel)).Faults);
    }
}
