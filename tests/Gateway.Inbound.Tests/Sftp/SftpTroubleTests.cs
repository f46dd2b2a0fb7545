using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Gateway.Inbound.Folder;
using Gateway.Inbound.Sftp;
using Gateway.Inbound.Tests.Folder;
using Gateway.Tests.Sftp;

namespace Gateway.Inbound.Tests.Sftp;

/// <summary>Lines that break, kills, other gateways, strangers.</summary>
public sealed class SftpTroubleTests(SftpServer server) : IClassFixture<SftpServer>, IDisposable
{
    private readonly ServerFolder at = new(server);

    private WatchedFolder Folder => at.Folder;

    [Fact]
    public async Task A_file_that_a_killed_gateway_had_taken_is_taken_up_by_the_next_run()
    {
        Folder.Receiver.Answer = (_, _) => new TaskCompletionSource<InboundReply>().Task; // killed before it was stored
        FolderListener killed = at.Open();
        Folder.Send("Request.txt", "a");
        await killed.LookAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["Request.txt"], Folder.Names(".work/a"));

        Folder.Receiver.Answer = (message, _) => Task.FromResult(FakeReceiver.Reply([.. "ok:"u8, .. message.Bytes.Span]));
        using FolderListener next = at.Open();
        await WatchedFolder.LookAsync(next);

        Assert.Equal(["a", "a"], Folder.ReceivedTexts()); // the journal knows the second by its bytes
        Assert.Equal("ok:a", Folder.Read("Reply.txt"));
        Assert.Equal(["Request.txt"], Folder.Names("archive"));
    }

    [Fact]
    public async Task A_line_that_breaks_before_the_reply_is_written_costs_nothing_but_time()
    {
        using var line = new CuttableLine(server.Port);
        at.Login.Port = line.Port;
        using FolderListener listener = at.Open();
        Folder.Receiver.Answer = (message, _) =>
        {
            line.Cut();
            return Task.FromResult(FakeReceiver.Reply([.. "ok:"u8, .. message.Bytes.Span]));
        };
        Folder.Send("Request.txt", "a");
        await WatchedFolder.LookAsync(listener);
        Assert.Null(Folder.Read("Reply.txt"));
        Assert.Single(Folder.Log.Lines, line => line.StartsWith("Warning 1028 ", StringComparison.Ordinal) && line.Contains("GW1211", StringComparison.Ordinal));

        line.Mend();
        Folder.Receiver.Answer = (message, _) => Task.FromResult(FakeReceiver.Reply([.. "ok:"u8, .. message.Bytes.Span]));
        Folder.Time.Advance(TimeSpan.FromSeconds(1));
        await WatchedFolder.LookAsync(listener);

        Assert.Equal("ok:a", Folder.Read("Reply.txt"));
        Assert.Equal(["Request.txt"], Folder.Names("archive"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_that_falls_silent_is_given_up_and_called_again(bool beforeTheLook)
    {
        using var line = new CuttableLine(server.Port);
        (at.Login.Port, at.Login.Timeout) = (line.Port, TimeSpan.FromSeconds(1));
        using FolderListener listener = at.Open();
        await WatchedFolder.LookAsync(listener); // connected
        Folder.Send("Request.txt", "a");
        Folder.Receiver.Answer = (message, _) =>
        {
            line.Silence();
            return Task.FromResult(FakeReceiver.Reply([.. "ok:"u8, .. message.Bytes.Span]));
        };
        if (beforeTheLook)
        {
            line.Silence();
        }

        await WatchedFolder.LookAsync(listener).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.Contains(Folder.Log.Lines, said => said.Contains("GW1211", StringComparison.Ordinal));
        await WatchedFolder.LookAsync(listener).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken); // a new connection, as silent
        Assert.Null(Folder.Read("Reply.txt"));
        line.Mend();
        Folder.Receiver.Answer = (message, _) => Task.FromResult(FakeReceiver.Reply([.. "ok:"u8, .. message.Bytes.Span]));
        at.Login.Timeout = TimeSpan.FromSeconds(20);
        Folder.Time.Advance(TimeSpan.FromMinutes(1));
        await WatchedFolder.LookAsync(listener);

        Assert.Equal("ok:a", Folder.Read("Reply.txt"));
    }

    [Fact]
    public async Task A_private_key_may_have_a_passphrase_and_says_when_it_is_missing()
    {
        at.Login.KeyFile = Folder.At("locked");
        File.Copy(server.KeyFile, at.Login.KeyFile);
        using (Process lockIt = Process.Start("ssh-keygen", ["-q", "-p", "-P", "", "-N", "for tests only", "-f", at.Login.KeyFile]))
        {
            await lockIt.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Contains("KeyPassphrase", (await ExamAsync()).Sentence, StringComparison.Ordinal);
        at.Login.KeyPassphrase = "for tests only";

        (bool isWell, string sentence) = await ExamAsync();
        Assert.True(isWell, sentence);
    }

    [Fact]
    public async Task A_password_that_is_refused_is_told_as_such()
    {
        (at.Login.KeyFile, at.Login.Password) = ("", "not-the-password");

        string sentence = (await ExamAsync()).Sentence;

        Assert.Contains("GW1213", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("not-the-password", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wherever_the_line_breaks_a_file_is_answered_once_and_archived_once()
    {
        (Folder.Options.Pattern, Folder.Options.Reply, Folder.Options.Ready) = ("*.in", "{name}.out", FolderReady.Marker);
        int breaks = 0;
        for (int behind = 1600; behind <= 6600; behind += 1000) // from the handshake to the last rename
        {
            using var line = new CuttableLine(server.Port, behind);
            at.Login.Port = line.Port;
            using FolderListener listener = at.Open();
            Folder.Send($"{behind}.in", $"text {behind}");
            Folder.Write($"{behind}.in.ok", "");
            for (int look = 0; Folder.Read($"{behind}.out") is null; look++)
            {
                Assert.True(look < 10, $"No reply after a break behind {behind} bytes: {string.Join('\n', Folder.Log.Lines)}");
                await WatchedFolder.LookAsync(listener);
                Folder.Time.Advance(TimeSpan.FromMinutes(1));
            }

            Assert.Equal($"ok:text {behind}", Folder.Read($"{behind}.out"));
            Assert.Single(Folder.Names("archive"), $"{behind}.in");
            breaks += line.IsBroken ? 1 : 0;
        }

        Assert.True(breaks > 4, $"Only {breaks} lines broke: the test no longer reaches them.");
        Assert.Empty(Folder.Names(".work/a"));
        Assert.Empty(Folder.Names(".work/a/out"));
        Assert.DoesNotContain(Folder.Log.Lines, line => line.StartsWith("Error ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_gateways_on_one_folder_take_each_file_once()
    {
        (Folder.Options.Pattern, Folder.Options.Reply, Folder.Options.MaxInHand) = ("*.in", "{name}.out", 4);
        using FolderListener first = at.Open();
        using var other = new ServerFolder(server) { Login = { Gateway = "b" } };
        using FolderListener second = Folder.Open(new SftpFiles(Folder.Root, other.Login, Folder.Time), new FolderPlaces("b"));
        string[] names = [.. Enumerable.Range(0, 30).Select(number => $"{number:00}")];
        foreach (string name in names)
        {
            Folder.Send($"{name}.in", name);
        }

        await Task.WhenAll(WatchedFolder.LookAsync(first), WatchedFolder.LookAsync(second));
        await Task.WhenAll(WatchedFolder.LookAsync(first), WatchedFolder.LookAsync(second));

        Assert.Equal(names, Folder.ReceivedTexts().Order(StringComparer.Ordinal));
        Assert.All(names, name => Assert.Equal($"ok:{name}", Folder.Read($"{name}.out")));
        Assert.Equal(names.Length, Folder.Names("archive").Length);
        Assert.DoesNotContain(Folder.Log.Lines, line => line.StartsWith("Error ", StringComparison.Ordinal) || line.StartsWith("Warning ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_another_gateway_has_in_hand_is_left_alone()
    {
        Directory.CreateDirectory(Folder.At(".work/b"));
        Folder.Write(".work/b/20260131T080900000Z-000001_Request.txt", "theirs");
        using FolderListener listener = at.Open();

        await WatchedFolder.LookAsync(listener);

        Assert.Empty(Folder.Receiver.Received);
        Assert.Contains("1 are in the hand of gateway b", (await ExamAsync()).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_with_another_host_key_is_not_logged_in_to_and_its_fingerprint_is_told()
    {
        at.Login.HostKeys.Clear();
        at.Login.HostKeys.Add("SHA256:" + new string('A', 43));
        using FolderListener listener = at.Open();
        Folder.Send("Request.txt", "a");
        int logins = await LoginsAsync();
        ConcurrentQueue<string> counted = [];
        using var meters = new MeterListener { InstrumentPublished = (instrument, listening) => { if (instrument.Name == "gateway.inbound.refusals") { listening.EnableMeasurementEvents(instrument); } } };
        meters.SetMeasurementEventCallback<long>((_, _, tags, _) => counted.Enqueue(string.Join(' ', tags.ToArray().Select(tag => tag.Value))));
        meters.Start();

        await WatchedFolder.LookAsync(listener);

        Assert.Equal("a", Folder.Read("Request.txt"));
        string told = Assert.Single(Folder.Log.Lines, line => line.StartsWith("Warning 1028 ", StringComparison.Ordinal));
        Assert.Contains("GW1212", told, StringComparison.Ordinal);
        Assert.Contains(server.HostKey, told, StringComparison.Ordinal);
        Assert.Equal(logins, await LoginsAsync());
        Assert.Contains("folder:his GW1212", counted);
    }

    [Fact]
    public async Task A_login_that_is_refused_says_what_to_look_at()
    {
        at.Login.User = "nobody-of-that-name";

        (bool isWell, string sentence) = await ExamAsync();

        Assert.False(isWell);
        Assert.Contains("GW1213", sentence, StringComparison.Ordinal);
        Assert.Contains("authorized_keys", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_file_that_is_not_there_is_told_as_such()
    {
        at.Login.KeyFile = Folder.At("no-such-key");

        Assert.Contains("GW1213 KeyFile", (await ExamAsync()).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_on_the_server_is_not_made()
    {
        string missing = Folder.Root + "-missing";
        using FolderListener listener = Folder.Open(new SftpFiles(missing, at.Login, Folder.Time), new FolderPlaces("a"));

        await WatchedFolder.LookAsync(listener);

        Assert.Single(Folder.Log.Lines, line => line.Contains("GW1214", StringComparison.Ordinal));
        Assert.False(Directory.Exists(missing));
    }

    [Fact]
    public async Task A_server_that_is_away_is_asked_at_growing_intervals_and_told_of_once()
    {
        using var line = new CuttableLine(server.Port, breakBehind: 0);
        at.Login.Port = line.Port;
        using FolderListener listener = at.Open();
        Folder.Send("Request.txt", "a");

        await WatchedFolder.LookAsync(listener); // breaks
        await WatchedFolder.LookAsync(listener); // too early: the line would hold now
        Assert.Null(Folder.Read("Reply.txt"));
        Folder.Time.Advance(TimeSpan.FromSeconds(1));
        await WatchedFolder.LookAsync(listener);

        Assert.Equal("ok:a", Folder.Read("Reply.txt"));
        Assert.Single(Folder.Log.Lines, line => line.StartsWith("Warning 1028 ", StringComparison.Ordinal));
        Assert.Single(Folder.Log.Lines, line => line.StartsWith("Information 1021 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_doctor_tries_every_right_and_leaves_nothing_behind()
    {
        Folder.Send("Request.txt", "a");

        (bool isWell, string sentence) = await ExamAsync();

        Assert.True(isWell, sentence);
        Assert.Contains("1 files wait", sentence, StringComparison.Ordinal);
        Assert.Equal(["Request.txt"], Directory.EnumerateFiles(Folder.Root, "*", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    [Fact]
    public async Task The_doctor_minds_a_private_key_that_others_can_read()
    {
        at.Login.KeyFile = Folder.At("key");
        Folder.Write("key", "");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(at.Login.KeyFile, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        }

        Assert.Contains("chmod 600", (await ExamAsync()).Sentence, StringComparison.Ordinal);
    }

    public void Dispose() => at.Dispose();

    private Task<(bool IsWell, string Sentence)> ExamAsync()
    {
        Folder.Options.Path = Folder.Root;
        return SftpExam.OfAsync(Folder.Options, new Dictionary<string, SftpServerOptions>(StringComparer.Ordinal) { ["county"] = at.Login }, Folder.Time, TestContext.Current.CancellationToken);
    }

    private async Task<int> LoginsAsync() =>
        (await File.ReadAllLinesAsync(Path.Combine(server.Folder, "server.log"), TestContext.Current.CancellationToken)).Count(line => line.StartsWith("Accepted", StringComparison.Ordinal));
}
