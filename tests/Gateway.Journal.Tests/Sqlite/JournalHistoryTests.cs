namespace Gateway.Journal.Tests.Sqlite;

public sealed class JournalHistoryTests : IDisposable
{
    private readonly JournalFolder folder = new();

    [Fact]
    public async Task Messages_come_oldest_first_across_pages_while_the_journal_is_in_use()
    {
        await using SqliteJournal journal = folder.Open();
        await RecordAsync(journal, 150);

        using var history = JournalHistory.Open(folder.Path);
        Assert.Equal(Enumerable.Range(0, 150).Select(n => $"m{n}"), history.Messages(null).Select(message => System.Text.Encoding.UTF8.GetString(message.Bytes.Span)));
        Assert.Equal(150, history.Count("fujian-ini"));
    }

    [Fact]
    public async Task A_journal_that_nobody_has_open_is_read_too()
    {
        await using (SqliteJournal journal = folder.Open())
        {
            await RecordAsync(journal, 2);
        }

        using var history = JournalHistory.Open(folder.Path);
        Assert.Equal(2, history.Messages("fujian-ini").Count());
        Assert.Empty(history.Messages("another-source"));
    }

    [Fact]
    public async Task A_message_says_which_version_mapped_it()
    {
        await using SqliteJournal journal = folder.Open();
        await RecordAsync(journal, 2);
        await journal.AppendAsync(1, Sample.Prepared(), Sample.Origin, TestContext.Current.CancellationToken);

        using var history = JournalHistory.Open(folder.Path);
        Assert.Equal(["fujian-ini@1.0.0#abc", null], history.Messages(null).Select(message => message.MappingVersion));
    }

    [Fact]
    public void What_is_no_journal_is_refused_with_its_name()
    {
        File.WriteAllText(folder.Path, "no database at all, and longer than a header would be: 0123456789 0123456789 0123456789 0123456789");

        Assert.Contains(folder.Path, Assert.Throws<JournalUnusableException>(() => JournalHistory.Open(folder.Path)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static async Task RecordAsync(SqliteJournal journal, int messages)
    {
        for (int message = 0; message < messages; message++)
        {
            await journal.RecordAsync(Sample.Arrival($"m{message}"), TestContext.Current.CancellationToken);
        }
    }
}
