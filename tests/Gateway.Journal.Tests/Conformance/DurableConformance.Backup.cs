using System.Collections.Concurrent;

namespace Gateway.Journal.Tests;

/// <summary>Backups, made while a gateway writes on, and what is put in a journal's place.</summary>
public abstract partial class DurableConformance
{
    private string Backup => FileOf("backup");

    [Fact]
    public async Task Everything_acknowledged_before_a_backup_began_under_load_is_in_it()
    {
        ConcurrentDictionary<long, string> acknowledged = new();
        using var stop = new CancellationTokenSource();
        Task[] writers = [.. Enumerable.Range(0, 4).Select(writer => Task.Run(() => WriteOnAsync(writer, acknowledged, stop.Token), Cancel))];
        while (acknowledged.Count < 300)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Cancel);
        }

        Dictionary<long, string> before = acknowledged.ToDictionary();
        JournalCheck check = await Task.Run(() => Store.BackUpAsync(Backup, null, Cancel), Cancel);
        int during = acknowledged.Count;
        await stop.CancelAsync();
        await Task.WhenAll(writers);

        Assert.Empty(check.Faults);
        Assert.True(during > before.Count, "Writers went on while it was made.");
        JournalStore elsewhere = await AnotherAsync();
        await elsewhere.RestoreAsync(Backup, isUntouchedSince: true, Sample.Noon, Cancel);
        await using DurableJournal restored = elsewhere.Open();
        Assert.Equal((check.Head, true), (Verify(elsewhere).Head, Verify(elsewhere).IsSound));
        foreach ((long id, string text) in before)
        {
            Assert.Equal(text, System.Text.Encoding.UTF8.GetString((await restored.ReadArrivalAsync(id, Cancel)).Span));
        }
    }

    [Fact]
    public async Task A_restored_journal_sets_aside_what_may_have_been_sent_since_and_keeps_the_old_one()
    {
        long id = await WithAsync("one", Sample.Prepared());
        await Store.BackUpAsync(Backup, null, Cancel);
        await AppendAsync(id, Sample.Started("M1"));
        await Journal.DisposeAsync();

        RestoredJournal restored = await Store.RestoreAsync(Backup, isUntouchedSince: false, Sample.Noon, Cancel);

        Assert.Equal(1, restored.SetAside);
        Assert.NotNull(restored.Old);
        await RestartAsync();
        MessageHeader message = (await Journal.FindAsync(1, Cancel))!;
        Assert.Equal((MessageState.Parked, Contract.IssueCodes.RestoredMaySent.Id), (message.State, message.IssueCode));
        await Journal.DisposeAsync();
        await Store.RestoreAsync(Backup, isUntouchedSince: true, Sample.Noon.AddSeconds(1), Cancel); // and once more
        await RestartAsync();
        Assert.Equal(MessageState.Prepared, await StateAsync(1));
    }

    [Fact]
    public async Task A_restore_is_refused_while_a_gateway_runs_and_the_journal_stays_as_it_is()
    {
        await ReceivedAsync("one");
        await Store.BackUpAsync(Backup, null, Cancel);

        Assert.Contains("in use by another gateway", await RestoreRefusalAsync(), StringComparison.Ordinal);
        Assert.Contains("already", (await Assert.ThrowsAsync<JournalUnusableException>(() => Store.BackUpAsync(Backup, null, Cancel))).Message, StringComparison.Ordinal);
        Assert.NotNull(await Journal.FindAsync(1, Cancel));
    }

    [Fact]
    public async Task A_backup_that_was_cut_is_refused_and_the_journal_stays_as_it_is()
    {
        await ReceivedAsync("one " + Convert.ToHexString(Sample.Noise(1, 40_000).Bytes.Span));
        await Store.BackUpAsync(Backup, null, Cancel);
        await Journal.DisposeAsync();
        byte[] whole = await File.ReadAllBytesAsync(Backup, Cancel);
        foreach (int length in new[] { 0, 2, 200, whole.Length / 2, whole.Length - 100 })
        {
            await File.WriteAllBytesAsync(Backup, whole[..length], Cancel);

            Assert.Contains(Backup, await RestoreRefusalAsync(), StringComparison.Ordinal);
        }

        await RestartAsync();
        Assert.NotNull(await Journal.FindAsync(1, Cancel));
    }

    private async Task<string> RestoreRefusalAsync() =>
        (await Assert.ThrowsAsync<JournalUnusableException>(() => Store.RestoreAsync(Backup, isUntouchedSince: true, Sample.Noon, Cancel))).Message;

    private async Task WriteOnAsync(int writer, ConcurrentDictionary<long, string> acknowledged, CancellationToken stop)
    {
        for (int n = 0; !stop.IsCancellationRequested; n++)
        {
            string text = $"message {writer} {n} {new string('x', 1500)}";
            acknowledged[(await Journal.RecordAsync(Sample.Arrival(text), CancellationToken.None)).MessageId] = text;
        }
    }
}
