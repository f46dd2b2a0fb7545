using Gateway.Inbound.Folder;

namespace Gateway.Inbound.Tests.Folder;

public sealed class FolderListenerTests : IDisposable
{
    private readonly WatchedFolder folder = new();

    [Fact]
    public async Task A_request_gets_its_reply_and_goes_to_the_archive()
    {
        using FolderListener listener = folder.Open();
        folder.Send("Request.txt", "a");

        await WatchedFolder.LookAsync(listener);

        Assert.Equal("ok:a", folder.Read("Reply.txt"));
        Assert.Null(folder.Read("Request.txt"));
        Assert.Equal(["Request.txt"], folder.Names("archive"));
        Assert.Equal("20260131T080910000Z-000001_Request.txt", Path.GetFileName(Directory.GetFiles(folder.At("archive")).Single()));
        InboundMessage message = Assert.Single(folder.Receiver.Received);
        Assert.Equal((InboundHost.Institution, "fujian-ini", "folder:his"), (message.Institution, message.Source, message.Listener));
    }

    [Fact]
    public async Task A_refused_request_goes_to_error_with_a_reply_all_the_same()
    {
        using FolderListener listener = folder.Open();
        folder.Receiver.Answer = (_, _) => Task.FromResult(FakeReceiver.Reply("bad"u8.ToArray(), InboundReplyKind.Refused));
        folder.Send("Request.txt", "a");

        await WatchedFolder.LookAsync(listener);

        Assert.Equal("bad", folder.Read("Reply.txt"));
        Assert.Equal(["Request.txt"], folder.Names("error"));
    }

    [Fact]
    public async Task A_half_written_file_under_another_name_is_never_read()
    {
        using FolderListener listener = folder.Open();
        folder.Write("Temp.txt", "half");

        await WatchedFolder.LookAsync(listener);

        Assert.Empty(folder.Receiver.Received);
        Assert.Equal("half", folder.Read("Temp.txt"));
    }

    [Fact]
    public async Task A_file_with_a_marker_waits_for_it_and_the_marker_serves_once()
    {
        folder.Options.Ready = FolderReady.Marker;
        using FolderListener listener = folder.Open();
        folder.Write("Request.txt", "half");
        await WatchedFolder.LookAsync(listener);
        Assert.Empty(folder.Receiver.Received);

        folder.Write("Request.txt", "whole");
        folder.Write("Request.txt.ok", "");
        await WatchedFolder.LookAsync(listener);
        folder.Write("Request.txt", "half of the next");
        await WatchedFolder.LookAsync(listener);

        Assert.Equal(["whole"], folder.ReceivedTexts());
        Assert.Null(folder.Read("Request.txt.ok"));
    }

    [Fact]
    public async Task A_claim_that_died_between_marker_and_file_is_finished()
    {
        folder.Options.Ready = FolderReady.Marker;
        using FolderListener listener = folder.Open();
        await WatchedFolder.LookAsync(listener);
        folder.Write("Request.txt", "whole");
        folder.Write(".work/marker/20260131T080910000Z-000001_Request.txt", "");

        await WatchedFolder.LookAsync(listener);

        Assert.Equal(["whole"], folder.ReceivedTexts());
    }

    [Fact]
    public async Task A_file_that_still_grows_waits_until_it_has_been_still_long_enough()
    {
        folder.Options.Ready = FolderReady.Stable;
        using FolderListener listener = folder.Open();
        folder.Write("Request.txt", "ha");
        await WatchedFolder.LookAsync(listener);
        folder.Time.Advance(TimeSpan.FromSeconds(2.9));
        folder.Write("Request.txt", "half");
        await WatchedFolder.LookAsync(listener);
        folder.Time.Advance(TimeSpan.FromSeconds(2.9));
        await WatchedFolder.LookAsync(listener);
        Assert.Empty(folder.Receiver.Received);

        folder.Time.Advance(TimeSpan.FromSeconds(0.1));
        await WatchedFolder.LookAsync(listener);

        Assert.Equal(["half"], folder.ReceivedTexts());
    }

    [Fact]
    public async Task Files_are_taken_in_the_order_they_were_written_and_answered_by_name()
    {
        (folder.Options.Pattern, folder.Options.Reply) = ("*.in", "{name}.out");
        using FolderListener listener = folder.Open();
        foreach ((string name, int age) in (ReadOnlySpan<(string, int)>)[("b", 3), ("a", 2), ("c", 1)])
        {
            folder.Send($"{name}.in", name);
            File.SetLastWriteTimeUtc(folder.At($"{name}.in"), folder.Time.GetUtcNow().UtcDateTime.AddMinutes(-age));
        }

        await WatchedFolder.LookAsync(listener);

        Assert.Equal((string[])["b", "a", "c"], folder.ReceivedTexts());
        Assert.Equal("ok:a", folder.Read("a.out"));
        Assert.Equal("ok:c", folder.Read("c.out"));
    }

    [Fact]
    public async Task Several_files_in_hand_start_in_order()
    {
        (folder.Options.Pattern, folder.Options.Reply, folder.Options.MaxInHand) = ("*.in", "{name}.out", 2);
        using FolderListener listener = folder.Open();
        var first = new TaskCompletionSource<InboundReply>();
        folder.Receiver.Answer = (message, _) => message.Bytes.Span[0] == '1' ? first.Task : Task.FromResult(FakeReceiver.Reply("x"u8.ToArray()));
        folder.Send("1.in", "1");
        folder.Send("2.in", "2");

        await listener.LookAsync(TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(() => folder.Read("2.out") == "x");
        Assert.Null(folder.Read("1.out"));
        first.SetResult(FakeReceiver.Reply("y"u8.ToArray()));
        await listener.SettledAsync();

        Assert.Equal("y", folder.Read("1.out"));
        Assert.Equal("1", folder.ReceivedTexts()[0]);
    }

    [Fact]
    public async Task Nothing_is_deleted_not_even_a_reply_that_nobody_fetched()
    {
        using FolderListener listener = folder.Open();
        folder.Write("Reply.txt", "stale");
        folder.Send("Request.txt", "a");

        await WatchedFolder.LookAsync(listener);

        Assert.Equal("ok:a", folder.Read("Reply.txt"));
        Assert.Equal(["Request.txt", "Reply.txt"], folder.Names("archive"));
    }

    [Fact]
    public async Task A_late_reply_never_answers_the_next_request()
    {
        using FolderListener listener = folder.Open();
        folder.Receiver.Answer = (message, _) =>
        {
            if (folder.Receiver.Received.Count == 1)
            {
                folder.Send("Request.txt", "b"); // the sender gave up on "a" while we were at it
            }

            return Task.FromResult(FakeReceiver.Reply([.. "ok:"u8, .. message.Bytes.Span]));
        };
        folder.Send("Request.txt", "a");

        await WatchedFolder.LookAsync(listener);
        Assert.Null(folder.Read("Reply.txt"));
        await WatchedFolder.LookAsync(listener);

        Assert.Equal("ok:b", folder.Read("Reply.txt"));
        Assert.Single(folder.Names("archive"), name => name == "Request.txt.reply-not-fetched");
    }

    [Theory]
    [InlineData("", "no:GW1003")]
    [InlineData("eleven byte", "no:GW1001")]
    [InlineData("ten bytes.", "ok:ten bytes.")]
    public async Task A_file_of_the_wrong_size_is_answered(string text, string reply)
    {
        using FolderListener listener = folder.Open(maxMessageBytes: 10);
        folder.Send("Request.txt", text);

        await WatchedFolder.LookAsync(listener);

        Assert.Equal(reply, folder.Read("Reply.txt"));
    }

    [Fact]
    public async Task A_link_is_left_alone()
    {
        using FolderListener listener = folder.Open();
        folder.Write("elsewhere", "secret");
        File.CreateSymbolicLink(folder.At("Request.txt"), folder.At("elsewhere"));

        await WatchedFolder.LookAsync(listener);

        Assert.Empty(folder.Receiver.Received);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_logged_once_and_found_when_it_comes_back()
    {
        using FolderListener listener = folder.Open();
        Directory.Move(folder.Root, folder.Root + "-away");
        await WatchedFolder.LookAsync(listener);
        await WatchedFolder.LookAsync(listener);
        Directory.Move(folder.Root + "-away", folder.Root);
        folder.Send("Request.txt", "a");
        await WatchedFolder.LookAsync(listener);

        Assert.Equal("ok:a", folder.Read("Reply.txt"));
        Assert.Single(folder.Log.Lines, line => line.StartsWith("Warning 1020 ", StringComparison.Ordinal));
        Assert.Single(folder.Log.Lines, line => line.StartsWith("Information 1021 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_fault_that_nobody_thought_of_ends_a_look_and_not_the_watching()
    {
        using FolderListener listener = folder.Open(new BrokenFiles(), new FolderPlaces());

        await WatchedFolder.LookAsync(listener);

        Assert.Single(folder.Log.Lines, line => line.StartsWith("Error 1029 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_running_listener_answers_without_being_told_to_look()
    {
        await using InboundHost host = await InboundHost.StartAsync(
            ("Folders:0:Name", "his"), ("Folders:0:Institution", InboundHost.Institution), ("Folders:0:Source", "fujian-ini"), ("Folders:0:Path", folder.Root),
            ("Folders:0:Pattern", "Request.txt"), ("Folders:0:Reply", "Reply.txt"), ("Folders:0:PollInterval", "00:00:00.05"));

        folder.Send("Request.txt", "a");
        await Eventually.TrueAsync(() => File.Exists(folder.At("Reply.txt")));
        await host.StopAsync();

        Assert.Equal("ok:a", folder.Read("Reply.txt"));
    }

    public void Dispose() => folder.Dispose();
}
