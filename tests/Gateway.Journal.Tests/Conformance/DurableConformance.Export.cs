using System.IO.Compression;
using System.Text;

namespace Gateway.Journal.Tests;

/// <summary>Journals that move.</summary>
public abstract partial class DurableConformance
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_journal_moves_to_another_one_with_everything_that_can_be_asked(int seed)
    {
        await Journal.DisposeAsync();
        string books = await WriteAllKindsAsync(Store, new RandomTraffic(seed));

        JournalStore other = await AnotherAsync();
        await using DurableJournal moved = other.Open();
        await JournalImport.ReadAsync(new MemoryStream(Export(null)), moved, null, Cancel);

        Assert.Equal(books, await AllBooksAsync(moved));
        Assert.Equal((Verify(Store).Head, true), (Verify(other).Head, Verify(other).IsSound));
        await RestartAsync();
        Assert.Equal(await Journal.RecordAsync(Sample.Arrival("the next"), Cancel), await moved.RecordAsync(Sample.Arrival("the next"), Cancel));
        Assert.Equal(await NoteAsync(Journal), await NoteAsync(moved));
        Assert.Equal(await Jobs.SaveAsync(JobSample(), [], Cancel), await moved.SaveAsync(JobSample(), [], Cancel));
    }

    [Fact]
    public async Task An_export_that_was_cut_or_changed_is_not_taken_in()
    {
        await WriteThreeAsync();
        string[] lines = Lines(Export(null));

        Assert.Contains("cut short", await RefusalAsync(lines[..^1]), StringComparison.Ordinal);
        Assert.Contains("does not fit", await RefusalAsync([.. lines.Select(line => line.Replace("\"gateway\"", "\"somebody\"", StringComparison.Ordinal))]), StringComparison.Ordinal);
        Assert.Contains("cannot be taken in", await RefusalAsync(["no export"]), StringComparison.Ordinal);
        JournalUnusableException refused = await Assert.ThrowsAsync<JournalUnusableException>(() => JournalImport.ReadAsync(Packed(lines), Durable, null, Cancel));
        Assert.Contains("not empty", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_selection_is_whole_messages_to_read_and_not_to_import()
    {
        await WriteThreeAsync();

        string[] lines = Lines(Export(new MessageFilter { Key = "MZ1" }));

        Assert.Equal(7, lines.Length);
        Assert.All(lines[1..], line => Assert.Contains("\"message\":1", line, StringComparison.Ordinal));
        Assert.Contains("read, not imported", await RefusalAsync(lines), StringComparison.Ordinal);
    }

    /// <summary>Random calls, then jobs, and some bytes dropped: everything that a journal can hold.</summary>
    /// <returns>What can be asked of it, as text.</returns>
    private protected static async Task<string> WriteAllKindsAsync(JournalStore store, RandomTraffic traffic)
    {
        await using DurableJournal journal = store.Open();
        foreach (Func<IJournal, Task<string>> call in Enumerable.Range(0, 400).Select(_ => traffic.Next()))
        {
            await ToldAsync(call(journal));
        }

        long job = await journal.SaveAsync(JobSample(), [], Cancel);
        await journal.SaveAsync(JobSample() with { Id = job, State = BulkState.Stopped, StopReason = "零 \0 与 \uFFFF" }, [ItemSample(1, BulkResult.Done), ItemSample(2, BulkResult.Failed)], Cancel);
        foreach (MessageHeader message in (await journal.ListAsync(new MessageFilter { Limit = 1000 }, Cancel)).Messages.Where(message => message.State.IsFinal() && message.Id % 2 == 0))
        {
            await journal.DropAsync(message.Id, message.Id % 4 == 0 ? KeptParts.Heads : KeptParts.Replies, Sample.Origin, Cancel);
        }

        return await AllBooksAsync(journal);
    }

    /// <summary>Everything that can be asked, bytes and jobs too.</summary>
    protected static async Task<string> AllBooksAsync(DurableJournal journal)
    {
        var books = new StringBuilder(await RandomTraffic.BooksAsync(journal, Cancel));
        foreach (MessageHeader message in (await journal.ListAsync(new MessageFilter { Limit = 1000 }, Cancel)).Messages)
        {
            string bytes = await ToldAsync(AsTextAsync(message.Id));
            books.AppendLine(bytes);
        }

        foreach (BulkJob job in await journal.ListJobsAsync(10, Cancel))
        {
            books.AppendLine(job.ToString()).AppendJoin('\n', await journal.ListItemsAsync(job.Id, null, 0, 10, Cancel)).AppendLine();
        }

        return books.ToString();

        async Task<string> AsTextAsync(long id) => Encoding.UTF8.GetString((await journal.ReadArrivalAsync(id, Cancel)).Span);
    }

    private static async Task<string> NoteAsync(IJournal journal)
    {
        UnmappedNote note = new("fujian-ini", "1.0", "ward", "a code that is new", IsBack: false, "新", UnmappedOutcome.Parked, "ward.csv:1", null);
        await journal.NoteUnmappedAsync(1, [note, note with { Code = "another" }], Sample.Noon, Cancel);
        return string.Join('\n', await journal.ListUnmappedAsync(new UnmappedFilter(), Cancel));
    }

    private byte[] Export(MessageFilter? filter)
    {
        using var bytes = new MemoryStream();
        using JournalInspection look = Store.Inspect();
        JournalExport.Write(look, bytes, filter, null, Cancel);
        return bytes.ToArray();
    }

    private async Task<string> RefusalAsync(string[] lines)
    {
        await using DurableJournal other = (await AnotherAsync()).Open();
        return (await Assert.ThrowsAsync<JournalUnusableException>(() => JournalImport.ReadAsync(Packed(lines), other, null, Cancel))).Message;
    }

    private static string[] Lines(byte[] export)
    {
        using var text = new StreamReader(new GZipStream(new MemoryStream(export), CompressionMode.Decompress));
        return text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static MemoryStream Packed(string[] lines)
    {
        var bytes = new MemoryStream();
        using (var packed = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            packed.Write(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
        }

        bytes.Position = 0;
        return bytes;
    }

    /// <summary>Three messages: one done, one whose bytes were dropped, one that waits.</summary>
    private async Task WriteThreeAsync()
    {
        for (int n = 1; n <= 3; n++)
        {
            await WithAsync(
                $"message {n} {new string('x', 2000)}",
                [
                    Sample.Prepared("BK" + n, "MZ" + n), Sample.Started("M" + n), Sample.Ended("M" + n, AttemptOutcome.Accepted, new KeyBookRow(Sample.Hospital, "visit", "MZ" + n, "mdtrt_id", "测试")),
                    .. n < 3 ? new[] { Sample.Finished(MessageState.Accepted) } : [],
                ]);
        }

        await Durable.DropAsync(1, KeptParts.Replies, Sample.Origin, Cancel);
    }
}
