using Gateway.Inbound.Folder;

namespace Gateway.Inbound.Tests.Folder;

/// <summary>What a folder looks like after a crash between any two steps, and what the next run makes of it.</summary>
public sealed class FolderRestartTests : IDisposable
{
    private const string Unique = "20260131T080900000Z-000001_Request.txt";
    private readonly WatchedFolder folder = new();

    public FolderRestartTests()
    {
        foreach (string place in (string[])[".work/out", ".work/tmp", "archive"])
        {
            Directory.CreateDirectory(folder.At(place));
        }
    }

    [Fact]
    public async Task A_claimed_file_is_handed_over_again()
    {
        folder.Write(".work/" + Unique, "a");

        await RestartAsync();

        Assert.Equal("ok:a", folder.Read("Reply.txt"));
        Assert.Equal(["Request.txt"], folder.Names("archive"));
    }

    [Fact]
    public async Task A_half_written_reply_is_written_again_and_never_seen()
    {
        folder.Write(".work/" + Unique, "a");
        folder.Write(".work/tmp/" + Unique, "ok");

        await RestartAsync();

        Assert.Equal("ok:a", folder.Read("Reply.txt"));
    }

    [Fact]
    public async Task A_reply_whose_request_is_still_in_hand_waits_for_it()
    {
        folder.Write(".work/" + Unique, "a");
        folder.Write(".work/out/" + Unique, "ok:a");

        await RestartAsync();

        Assert.Equal("ok:a", folder.Read("Reply.txt"));
        Assert.Empty(folder.Names(".work/out"));
    }

    [Fact]
    public async Task A_whole_reply_is_published_without_asking_again()
    {
        folder.Write("archive/" + Unique, "a");
        folder.Write(".work/out/" + Unique, "ok:a");

        await RestartAsync();

        Assert.Equal("ok:a", folder.Read("Reply.txt"));
        Assert.Empty(folder.Receiver.Received);
    }

    [Fact]
    public async Task A_published_reply_never_appears_a_second_time()
    {
        folder.Send("Request.txt", "a");
        await RestartAsync();
        File.Delete(folder.At("Reply.txt")); // the sender fetched it

        await RestartAsync();

        Assert.Null(folder.Read("Reply.txt"));
        Assert.Single(folder.Receiver.Received);
    }

    [Fact]
    public async Task What_was_claimed_goes_before_what_waits()
    {
        (folder.Options.Pattern, folder.Options.Reply) = ("*.in", "{name}.out");
        folder.Write(".work/20260131T080900000Z-000002_2.in", "2");
        folder.Write(".work/20260131T080900000Z-000001_1.in", "1");
        folder.Send("0.in", "0");

        await RestartAsync();

        Assert.Equal(["1", "2", "0"], folder.ReceivedTexts());
    }

    [Fact]
    public async Task A_busy_receiver_is_asked_again_later_without_a_reply_in_between()
    {
        using FolderListener listener = folder.Open();
        bool busy = true;
        folder.Receiver.Answer = (_, _) => Task.FromResult(FakeReceiver.Reply("x"u8.ToArray(), busy ? InboundReplyKind.Busy : InboundReplyKind.Done));
        folder.Send("Request.txt", "a");
        await WatchedFolder.LookAsync(listener);
        Assert.Null(folder.Read("Reply.txt"));
        Assert.Equal(["Request.txt"], folder.Names(".work"));

        busy = false;
        await WatchedFolder.LookAsync(listener);
        Assert.Null(folder.Read("Reply.txt"));
        folder.Time.Advance(TimeSpan.FromSeconds(1));
        await WatchedFolder.LookAsync(listener);

        Assert.Equal("x", folder.Read("Reply.txt"));
    }

    [Fact]
    public async Task A_file_on_which_the_receiver_always_fails_is_set_aside_and_stops_nobody()
    {
        (folder.Options.Pattern, folder.Options.Reply) = ("*.in", "{name}.out");
        using FolderListener listener = folder.Open();
        folder.Receiver.Answer = (message, _) => message.Bytes.Span[0] == '1' ? throw new InvalidOperationException("a bug") : Task.FromResult(FakeReceiver.Reply("x"u8.ToArray()));
        folder.Send("1.in", "1");
        folder.Send("2.in", "2");

        for (int look = 0; look < FolderRetry.MaxFaults; look++)
        {
            await WatchedFolder.LookAsync(listener);
            folder.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal("x", folder.Read("2.out"));
        Assert.Equal(["1.in"], folder.Names("error"));
        Assert.Single(folder.Log.Lines, line => line.StartsWith("Error 1025 ", StringComparison.Ordinal));
    }

    public void Dispose() => folder.Dispose();

    private async Task RestartAsync()
    {
        using FolderListener listener = folder.Open();
        await WatchedFolder.LookAsync(listener);
    }
}
