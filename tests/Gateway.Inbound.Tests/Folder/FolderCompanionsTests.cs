using System.Collections.Immutable;
using System.Text;
using Gateway.Contract;
using Gateway.Inbound.Folder;

namespace Gateway.Inbound.Tests.Folder;

/// <summary>Requests of several files, and replies that share a part of their request's name.</summary>
public sealed class FolderCompanionsTests : IDisposable
{
    private const string Unique = "20260131T080900000Z-000001_x.part1.dbf";
    private readonly WatchedFolder folder = new();

    public FolderCompanionsTests()
    {
        (folder.Options.Pattern, folder.Options.Reply) = ("*.part1.dbf", "{*}.txt");
        folder.Options.Companions.Add("{*}.part2.dbf");
    }

    [Fact]
    public async Task A_request_waits_for_its_companions_and_both_are_one_message()
    {
        using FolderListener listener = folder.Open();
        folder.Send("x.part1.dbf", "one");
        await WatchedFolder.LookAsync(listener);
        Assert.Empty(folder.Receiver.Received);

        folder.Send("x.part2.dbf", "two");
        await WatchedFolder.LookAsync(listener);

        Assert.Equal(["x.part1.dbf=one", "x.part2.dbf=two"], Parts());
        Assert.NotNull(folder.Read("x.txt"));
        Assert.Equal(["x.part1.dbf"], folder.Names("archive"));
        Assert.Equal(["x.part2.dbf"], Directory.EnumerateFiles(Assert.Single(Directory.GetDirectories(folder.At("archive")))).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_companion_that_still_grows_is_waited_for()
    {
        folder.Options.Ready = FolderReady.Stable;
        using FolderListener listener = folder.Open();
        folder.Write("x.part1.dbf", "one");
        folder.Write("x.part2.dbf", "tw");
        await WatchedFolder.LookAsync(listener);
        folder.Time.Advance(TimeSpan.FromSeconds(5));
        folder.Write("x.part2.dbf", "two");
        await WatchedFolder.LookAsync(listener);
        Assert.Empty(folder.Receiver.Received);

        folder.Time.Advance(TimeSpan.FromSeconds(5));
        await WatchedFolder.LookAsync(listener);

        Assert.Equal(["x.part1.dbf=one", "x.part2.dbf=two"], Parts());
    }

    [Fact]
    public async Task A_claim_that_died_between_the_files_is_finished()
    {
        Directory.CreateDirectory(folder.At($".work/with/{Unique}"));
        folder.Write($".work/with/{Unique}/x.part2.dbf", "two");
        folder.Write("x.part1.dbf", "one");
        using FolderListener listener = folder.Open();

        await WatchedFolder.LookAsync(listener);

        Assert.Equal(["x.part1.dbf=one", "x.part2.dbf=two"], Parts());
        Assert.Equal(["x.part1.dbf"], folder.Names("archive"));
    }

    [Fact]
    public async Task A_request_whose_companions_are_archived_already_finds_them_again()
    {
        Directory.CreateDirectory(folder.At($"archive/{Unique}.with"));
        Directory.CreateDirectory(folder.At(".work"));
        folder.Write($"archive/{Unique}.with/x.part2.dbf", "two");
        folder.Write($".work/{Unique}", "one");
        using FolderListener listener = folder.Open();

        await WatchedFolder.LookAsync(listener);

        Assert.Equal(["x.part1.dbf=one", "x.part2.dbf=two"], Parts());
    }

    [Fact]
    public async Task Files_that_are_too_long_together_are_refused()
    {
        using FolderListener listener = folder.Open(maxMessageBytes: 5);
        folder.Send("x.part2.dbf", "two");
        folder.Send("x.part1.dbf", "one");

        await WatchedFolder.LookAsync(listener);

        Assert.Empty(folder.Receiver.Received);
        Assert.Equal(["x.part1.dbf"], folder.Names("error"));
    }

    [Fact]
    public async Task A_reply_may_repeat_what_the_star_stood_for()
    {
        (folder.Options.Pattern, folder.Options.Reply) = ("YM*.dbf", "SM{*}.dbf");
        folder.Options.Companions.Clear();
        using FolderListener listener = folder.Open();
        folder.Send("YM0000001.dbf", "a");

        await WatchedFolder.LookAsync(listener);

        Assert.Equal("ok:a", folder.Read("SM0000001.dbf"));
    }

    public void Dispose() => folder.Dispose();

    private IEnumerable<string> Parts()
    {
        ReadOnlyMemory<byte> message = Assert.Single(folder.Receiver.Received).Bytes;
        Assert.True(StoredZip.TryRead(message.Span, out ImmutableArray<MessagePart> parts, out _));
        return parts.Select(part => $"{part.Name}={Encoding.UTF8.GetString(message.Span.Slice(part.Offset, part.Length))}");
    }
}
