using System.Collections.Immutable;
using System.Text;
using Gateway.Contract;
using Gateway.Inbound.Folder;
using Gateway.Inbound.Sftp;
using Gateway.Inbound.Tests.Folder;
using Gateway.Tests.Sftp;
using Renci.SshNet;

namespace Gateway.Inbound.Tests.Sftp;

/// <summary>Folders on a server: what a sender sees of them.</summary>
public sealed class SftpFolderTests(SftpServer server) : IClassFixture<SftpServer>, IDisposable
{
    private readonly ServerFolder at = new(server);

    private WatchedFolder Folder => at.Folder;

    [Fact]
    public async Task A_request_on_a_server_gets_its_reply_there_and_goes_to_the_archive()
    {
        using FolderListener listener = at.Open();
        Folder.Send("Request.txt", "a");

        await WatchedFolder.LookAsync(listener);

        Assert.Equal("ok:a", Folder.Read("Reply.txt"));
        Assert.Null(Folder.Read("Request.txt"));
        Assert.Equal(["Request.txt"], Folder.Names("archive"));
        Assert.Empty(Folder.Names(".work/a"));
        InboundMessage message = Assert.Single(Folder.Receiver.Received);
        Assert.Equal((InboundHost.Institution, "fujian-ini", "folder:his"), (message.Institution, message.Source, message.Listener));
    }

    [Fact]
    public async Task A_second_reply_takes_the_place_of_one_that_nobody_fetched()
    {
        using FolderListener listener = at.Open();
        foreach (string text in (string[])["a", "b"])
        {
            Folder.Send("Request.txt", text);
            await WatchedFolder.LookAsync(listener);
        }

        Assert.Equal("ok:b", Folder.Read("Reply.txt"));
        Assert.Equal(["Reply.txt", "Request.txt", "Request.txt"], Folder.Names("archive").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_half_uploaded_file_waits_for_its_marker()
    {
        Folder.Options.Ready = FolderReady.Marker;
        using FolderListener listener = at.Open();
        Folder.Write("Request.txt", "half");
        await WatchedFolder.LookAsync(listener);
        Assert.Empty(Folder.Receiver.Received);

        Folder.Write("Request.txt", "whole");
        Folder.Write("Request.txt.ok", "");
        await WatchedFolder.LookAsync(listener);

        Assert.Equal(["whole"], Folder.ReceivedTexts());
        Assert.Null(Folder.Read("Request.txt.ok"));
    }

    [Fact]
    public async Task A_half_uploaded_file_without_a_marker_waits_until_it_has_been_still_long_enough()
    {
        Folder.Options.Ready = FolderReady.Stable;
        using FolderListener listener = at.Open();
        Folder.Write("Request.txt", "ha");
        await WatchedFolder.LookAsync(listener);
        Folder.Time.Advance(TimeSpan.FromSeconds(5));
        Folder.Write("Request.txt", "half");
        await WatchedFolder.LookAsync(listener);
        Assert.Empty(Folder.Receiver.Received);

        Folder.Time.Advance(TimeSpan.FromSeconds(5));
        await WatchedFolder.LookAsync(listener);

        Assert.Equal(["half"], Folder.ReceivedTexts());
    }

    [Fact]
    public async Task A_name_with_a_dot_in_front_is_still_being_written_whatever_the_pattern()
    {
        (Folder.Options.Pattern, Folder.Options.Reply) = ("*", "{name}.reply");
        using FolderListener listener = at.Open();
        Folder.Write(".Request.txt.Xy12", "half");

        await WatchedFolder.LookAsync(listener);

        Assert.Empty(Folder.Receiver.Received);
    }

    [Fact]
    public async Task Companions_on_a_server_are_part_of_the_message()
    {
        (Folder.Options.Pattern, Folder.Options.Reply) = ("*.part1.dbf", "{*}.txt");
        Folder.Options.Companions.Add("{*}.part2.dbf");
        using FolderListener listener = at.Open();
        Folder.Send("x.part1.dbf", "one");
        await WatchedFolder.LookAsync(listener);
        Assert.Empty(Folder.Receiver.Received);

        Folder.Send("x.part2.dbf", "two");
        await WatchedFolder.LookAsync(listener);

        ReadOnlyMemory<byte> message = Assert.Single(Folder.Receiver.Received).Bytes;
        Assert.True(StoredZip.TryRead(message.Span, out ImmutableArray<MessagePart> parts, out _));
        Assert.Equal(["x.part1.dbf", "x.part2.dbf"], parts.Select(part => part.Name));
        Assert.Equal(["x.part1.dbf"], Folder.Names("archive"));
    }

    [Theory]
    [InlineData("", "no:GW1003")]
    [InlineData("eleven byte", "no:GW1001")]
    [InlineData("ten bytes.", "ok:ten bytes.")]
    public async Task A_file_of_the_wrong_size_is_answered(string text, string reply)
    {
        using FolderListener listener = at.Open(maxMessageBytes: 10);
        Folder.Send("Request.txt", text);

        await WatchedFolder.LookAsync(listener);

        Assert.Equal(reply, Folder.Read("Reply.txt"));
    }

    [Fact]
    public async Task Names_in_GBK_are_read_and_answered_in_GBK()
    {
        (Folder.Options.Pattern, Folder.Options.Reply, at.Login.NameEncoding) = ("处方*.in", "回执{*}.out", "gbk");
        using SftpClient sender = Sender();
        sender.WriteAllText($"{Folder.Root}/处方一.in", "a");
        using FolderListener listener = at.Open();

        await WatchedFolder.LookAsync(listener);

        Assert.Equal("ok:a", sender.ReadAllText($"{Folder.Root}/回执一.out"));
        Assert.EndsWith("_处方一.in", Assert.Single(sender.ListDirectory($"{Folder.Root}/archive"), file => !file.IsDirectory).Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_in_another_encoding_is_passed_over_and_holds_nobody_up()
    {
        (Folder.Options.Pattern, Folder.Options.Reply) = ("*.in", "{name}.out");
        using SftpClient sender = Sender();
        sender.WriteAllText($"{Folder.Root}/处方一.in", "a");
        Folder.Send("b.in", "b");
        using FolderListener listener = at.Open();

        await WatchedFolder.LookAsync(listener);

        Assert.Equal(["b"], Folder.ReceivedTexts());
        Assert.True(sender.Exists($"{Folder.Root}/处方一.in"));
        Folder.Options.Path = Folder.Root;
        (bool isWell, string sentence) = await SftpExam.OfAsync(Folder.Options, new Dictionary<string, SftpServerOptions>(StringComparer.Ordinal) { ["county"] = at.Login }, Folder.Time, TestContext.Current.CancellationToken);
        Assert.False(isWell);
        Assert.Contains("1 names", sentence, StringComparison.Ordinal);
    }

    public void Dispose() => at.Dispose();

    private SftpClient Sender()
    {
        Assert.True(TextEncodings.TryGet("gbk", out Encoding? gbk));
        var client = new SftpClient(new ConnectionInfo("127.0.0.1", server.Port, Environment.UserName, new PrivateKeyAuthenticationMethod(Environment.UserName, new PrivateKeyFile(server.KeyFile))) { Encoding = gbk });
        client.Connect();
        return client;
    }
}
