using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;

namespace Gateway.Journal.Tests.Keeping;

public sealed class ExportTests : IDisposable
{
    private readonly JournalFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_journal_moves_to_another_one_with_every_number_byte_and_link()
    {
        await WriteAsync();
        (byte[] export, string head) = Export(null);

        await using SqliteJournal other = Other();
        await JournalImport.ReadAsync(new MemoryStream(export), other, null, Cancel);

        JournalCheck check = await other.VerifyAsync(Cancel);
        Assert.Empty(check.Faults);
        Assert.Equal(head, check.Head);
        await using SqliteJournal old = folder.Open();
        Assert.Equal((await old.ListAsync(new MessageFilter(), Cancel)).Messages.AsEnumerable(), (await other.ListAsync(new MessageFilter(), Cancel)).Messages);
        Assert.Equal((await old.ReadArrivalAsync(2, Cancel)).ToArray(), (await other.ReadArrivalAsync(2, Cancel)).ToArray());
        Assert.Equal((await old.LookUpAsync(Sample.Hospital, "visit", "MZ1", Cancel)).AsEnumerable(), await other.LookUpAsync(Sample.Hospital, "visit", "MZ1", Cancel));
        Assert.Equal(await old.LastMsgIdAsync(Sample.Hospital, Cancel), await other.LastMsgIdAsync(Sample.Hospital, Cancel));
        Assert.Equal(4, (await other.RecordAsync(Sample.Arrival("the next"), Cancel)).MessageId);
    }

    [Fact]
    public async Task An_export_that_was_cut_or_changed_is_not_taken_in()
    {
        await WriteAsync();
        string[] lines = Lines(Export(null).Bytes);

        Assert.Contains("cut short", await RefusalAsync(lines[..^1]), StringComparison.Ordinal);
        Assert.Contains("does not fit", await RefusalAsync([.. lines.Select(line => line.Replace("\"gateway\"", "\"somebody\"", StringComparison.Ordinal))]), StringComparison.Ordinal);
        Assert.Contains("cannot be taken in", await RefusalAsync(["no export"]), StringComparison.Ordinal);
        await using (SqliteJournal journal = folder.Open())
        {
            JournalUnusableException refused = await Assert.ThrowsAsync<JournalUnusableException>(() => JournalImport.ReadAsync(Packed(lines), journal, null, Cancel));
            Assert.Contains("not empty", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_selection_is_whole_messages_to_read_and_not_to_import()
    {
        await WriteAsync();

        string[] lines = Lines(Export(new MessageFilter { Key = "MZ1" }).Bytes);

        Assert.Equal(7, lines.Length);
        Assert.All(lines[1..], line => Assert.Contains("\"message\":1", line, StringComparison.Ordinal));
        Assert.Contains("read, not imported", await RefusalAsync(lines), StringComparison.Ordinal);
    }

    private SqliteJournal Other() => SqliteJournal.Open(new SqliteJournalOptions { Path = folder.File("other/journal.db") });

    private (byte[] Bytes, string Head) Export(MessageFilter? filter)
    {
        using var bytes = new MemoryStream();
        using SqliteInspection look = SqliteInspection.Open(folder.Path);
        JournalExport.Write(look, bytes, filter, Cancel);
        return (bytes.ToArray(), look.Verify(null, null, Cancel).Head);
    }

    private async Task<string> RefusalAsync(string[] lines)
    {
        await using SqliteJournal other = Other();
        string refused = (await Assert.ThrowsAsync<JournalUnusableException>(() => JournalImport.ReadAsync(Packed(lines), other, null, Cancel))).Message;
        await other.DisposeAsync();
        Directory.Delete(folder.File("other"), recursive: true);
        return refused;
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
    private async Task WriteAsync()
    {
        await using SqliteJournal journal = folder.Open();
        for (int n = 1; n <= 3; n++)
        {
            long id = (await journal.RecordAsync(Sample.Arrival($"message {n} {new string('x', 2000)}"), Cancel)).MessageId;
            ImmutableArray<JournalFact> facts =
            [
                Sample.Prepared("BK" + n, "MZ" + n), Sample.Started("M" + n), Sample.Ended("M" + n, AttemptOutcome.Accepted, new KeyBookRow(Sample.Hospital, "visit", "MZ" + n, "mdtrt_id", "测试")),
                .. n < 3 ? new[] { Sample.Finished(MessageState.Accepted) } : [],
            ];
            foreach (JournalFact fact in facts)
            {
                await journal.AppendAsync(id, fact, Sample.Origin, Cancel);
            }
        }

        await journal.DropAsync(1, KeptParts.Replies, Sample.Origin, Cancel);
    }
}
