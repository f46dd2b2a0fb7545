using System.Collections.Concurrent;

namespace Gateway.Journal.Tests.Sqlite;

public sealed class BackupTests : IDisposable
{
    private readonly JournalFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Backup => folder.File("backup.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Everything_acknowledged_before_a_backup_began_under_load_is_in_it()
    {
        ConcurrentDictionary<long, string> acknowledged = new();
        using var stop = new CancellationTokenSource();
        await using SqliteJournal journal = folder.Open();
        Task[] writers = [.. Enumerable.Range(0, 4).Select(writer => Task.Run(() => WriteAsync(journal, writer, acknowledged, stop.Token), Cancel))];
        while (acknowledged.Count < 300)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Cancel);
        }

        Dictionary<long, string> before = acknowledged.ToDictionary();
        JournalCheck check = await Task.Run(() => SqliteBackup.Make(folder.Path, Backup, null, Cancel), Cancel);
        int during = acknowledged.Count;
        await stop.CancelAsync();
        await Task.WhenAll(writers);

        Assert.Empty(check.Faults);
        Assert.True(during > before.Count, "Writers went on while it was made.");
        await SqliteRestore.RunAsync(Backup, folder.File("elsewhere/journal.db"), isUntouchedSince: true, Sample.Noon, Cancel);
        await using SqliteJournal restored = SqliteJournal.Open(new SqliteJournalOptions { Path = folder.File("elsewhere/journal.db") });
        Assert.Empty((await restored.VerifyAsync(Cancel)).Faults);
        foreach ((long id, string text) in before)
        {
            Assert.Equal(text, System.Text.Encoding.UTF8.GetString((await restored.ReadArrivalAsync(id, Cancel)).Span));
        }
    }

    [Fact]
    public async Task A_restored_journal_sets_aside_what_may_have_been_sent_since_and_keeps_the_old_file()
    {
        await using (SqliteJournal journal = folder.Open())
        {
            long id = (await journal.RecordAsync(Sample.Arrival("one"), Cancel)).MessageId;
            await journal.AppendAsync(id, Sample.Prepared(), Sample.Origin, Cancel);
            SqliteBackup.Make(folder.Path, Backup, null, Cancel);
            await journal.AppendAsync(id, Sample.Started("M1"), Sample.Origin, Cancel);
        }

        RestoredJournal restored = await SqliteRestore.RunAsync(Backup, folder.Path, isUntouchedSince: false, Sample.Noon, Cancel);

        Assert.Equal(1, restored.SetAside);
        Assert.True(File.Exists(restored.OldFile));
        await using SqliteJournal now = folder.Open();
        MessageHeader message = (await now.FindAsync(1, Cancel))!;
        Assert.Equal((MessageState.Parked, Contract.IssueCodes.RestoredMaySent.Id), (message.State, message.IssueCode));
        Assert.Empty((await now.VerifyAsync(Cancel)).Faults);
    }

    [Fact]
    public async Task A_restore_is_refused_while_a_gateway_runs_and_from_a_file_that_was_changed()
    {
        await using (SqliteJournal journal = folder.Open())
        {
            await journal.RecordAsync(Sample.Arrival("one"), Cancel);
            SqliteBackup.Make(folder.Path, Backup, null, Cancel);

            Assert.Contains("in use by another gateway", await RefusalAsync(Backup), StringComparison.Ordinal);
            Assert.Contains("already", Assert.Throws<JournalUnusableException>(() => SqliteBackup.Make(folder.Path, Backup, null, Cancel)).Message, StringComparison.Ordinal);
        }

        SqliteEdit.Run(Backup, "UPDATE fact SET actor = 'somebody'");
        Assert.Contains("is not sound", await RefusalAsync(Backup), StringComparison.Ordinal);
        SqliteEdit.Run(Backup, "PRAGMA user_version = 99");
        Assert.Contains("newer gateway", await RefusalAsync(Backup), StringComparison.Ordinal);
        await using SqliteJournal untouched = folder.Open();
        Assert.NotNull(await untouched.FindAsync(1, Cancel));
    }

    [Fact]
    public async Task A_restore_that_was_cut_off_keeps_a_gateway_from_beginning_an_empty_journal()
    {
        await File.WriteAllTextAsync(folder.Path + ".restoring", "half of a file", Cancel);

        Assert.Contains("restore was cut off", Assert.Throws<JournalUnusableException>(folder.Open).Message, StringComparison.Ordinal);
    }

    private async Task<string> RefusalAsync(string backup) =>
        (await Assert.ThrowsAsync<JournalUnusableException>(() => SqliteRestore.RunAsync(backup, folder.Path, isUntouchedSince: true, Sample.Noon, Cancel))).Message;

    private static async Task WriteAsync(SqliteJournal journal, int writer, ConcurrentDictionary<long, string> acknowledged, CancellationToken stop)
    {
        for (int n = 0; !stop.IsCancellationRequested; n++)
        {
            string text = $"message {writer} {n} {new string('x', 1500)}";
            acknowledged[(await journal.RecordAsync(Sample.Arrival(text), CancellationToken.None)).MessageId] = text;
        }
    }
}
