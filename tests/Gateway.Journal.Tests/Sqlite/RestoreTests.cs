namespace Gateway.Journal.Tests.Sqlite;

public sealed class RestoreTests : IDisposable
{
    private readonly JournalFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_restore_that_was_cut_off_keeps_a_gateway_from_beginning_an_empty_journal()
    {
        await File.WriteAllTextAsync(folder.Path + ".restoring", "half of a file", Cancel);

        Assert.Contains("restore was cut off", Assert.Throws<JournalUnusableException>(folder.Open).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE fact SET actor = 'somebody'", "is not sound")]
    [InlineData("PRAGMA user_version = 99", "newer gateway")]
    public async Task A_backup_that_was_changed_is_refused(string edit, string expected)
    {
        await using (SqliteJournal journal = folder.Open())
        {
            await journal.RecordAsync(Sample.Arrival("one"), Cancel);
        }

        var store = JournalStore.File(folder.Path);
        await store.BackUpAsync(folder.File("backup.db"), null, Cancel);
        SqliteEdit.Run(folder.File("backup.db"), edit);

        JournalUnusableException refused = await Assert.ThrowsAsync<JournalUnusableException>(() => store.RestoreAsync(folder.File("backup.db"), isUntouchedSince: true, Sample.Noon, Cancel));

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }
}
