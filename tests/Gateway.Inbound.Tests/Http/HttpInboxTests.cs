using System.Net;
using System.Text;
using System.Text.Json;

namespace Gateway.Inbound.Tests.Http;

public sealed class HttpInboxTests
{
    private static readonly byte[] Body = [0xB2, 0xE2, 0x3D, 0x31]; // no UTF-8: bytes must pass as they are

    [Fact]
    public async Task A_message_reaches_the_receiver_byte_for_byte_and_its_reply_goes_back()
    {
        await using InboundHost host = await InboundHost.StartAsync();
        using HttpClient client = host.Http();

        HttpResponseMessage response = await host.PostAsync(client, Body);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        byte[] reply = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal((byte[])[.. "ok:"u8, .. Body], reply);
        Assert.Equal("1", response.Headers.GetValues("X-Gateway-Message-Id").Single());
        InboundMessage message = Assert.Single(host.Receiver.Received);
        Assert.Equal((InboundHost.Institution, "fujian-ini", "http"), (message.Institution, message.Source, message.Listener));
        Assert.Equal(Body, message.Bytes.ToArray());
    }

    [Theory]
    [InlineData(InboundReplyKind.Done, 200)]
    [InlineData(InboundReplyKind.Refused, 422)]
    [InlineData(InboundReplyKind.Pending, 202)]
    [InlineData(InboundReplyKind.Busy, 503)]
    public async Task The_status_says_what_kind_of_reply_it_is(InboundReplyKind kind, int status)
    {
        await using InboundHost host = await InboundHost.StartAsync();
        using HttpClient client = host.Http();
        host.Receiver.Answer = (_, _) => Task.FromResult(FakeReceiver.Reply("x"u8.ToArray(), kind));

        HttpResponseMessage response = await host.PostAsync(client, Body);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(kind == InboundReplyKind.Busy, response.Headers.RetryAfter is not null);
    }

    [Fact]
    public async Task A_sender_learns_that_the_journal_takes_nothing_and_when_to_come_again()
    {
        await using InboundHost host = await InboundHost.StartAsync();
        using HttpClient client = host.Http();
        host.Receiver.Answer = (_, _) => Task.FromResult(FakeReceiver.Reply([], InboundReplyKind.Busy));

        HttpResponseMessage response = await host.PostAsync(client, Body);

        using JsonDocument issue = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("GW9003", issue.RootElement.GetProperty("code").GetString());
        Assert.NotNull(response.Headers.RetryAfter);
    }

    [Theory]
    [InlineData(null, InboundHost.Institution)]
    [InlineData("", InboundHost.Institution)]
    [InlineData("a-key-for-tests-onlz", InboundHost.Institution)]
    [InlineData(InboundHost.Key, "H99999900002")]
    public async Task A_call_without_the_institutions_key_learns_nothing(string? key, string institution)
    {
        await using InboundHost host = await InboundHost.StartAsync();
        using HttpClient client = host.Http();

        HttpResponseMessage response = await host.PostAsync(client, Body, key, institution: institution);

        using JsonDocument issue = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("GW1004", issue.RootElement.GetProperty("code").GetString());
        Assert.Empty(host.Receiver.Received);
    }

    [Fact]
    public async Task A_key_may_be_configured_as_its_hash()
    {
        string hash = "sha256:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes("another-secret-key")));
        await using InboundHost host = await InboundHost.StartAsync(($"Keys:{InboundHost.Institution}", hash));
        using HttpClient client = host.Http();

        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync(client, Body, "another-secret-key")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.PostAsync(client, Body, hash)).StatusCode);
    }

    [Fact]
    public async Task A_source_that_the_institution_does_not_use_is_not_found()
    {
        await using InboundHost host = await InboundHost.StartAsync();
        using HttpClient client = host.Http();

        HttpResponseMessage response = await host.PostAsync(client, Body, source: "policy-machine");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("GW1005", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_limit_is_refused_in_the_senders_format(bool chunked)
    {
        await using InboundHost host = await InboundHost.StartAsync();
        using HttpClient client = host.Http();
        client.DefaultRequestHeaders.TransferEncodingChunked = chunked;

        HttpResponseMessage response = await host.PostAsync(client, new byte[1001]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("no:GW1001", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1000, Assert.Single(host.Receiver.Refused).Partial.Bytes.Length);
    }

    [Fact]
    public async Task A_body_at_the_limit_is_taken()
    {
        await using InboundHost host = await InboundHost.StartAsync();
        using HttpClient client = host.Http();

        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync(client, new byte[1000])).StatusCode);
    }

    [Fact]
    public async Task An_empty_body_is_refused_in_the_senders_format()
    {
        await using InboundHost host = await InboundHost.StartAsync();
        using HttpClient client = host.Http();

        HttpResponseMessage response = await host.PostAsync(client, []);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("GW1003", Assert.Single(host.Receiver.Refused).Issue.Code.Id);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_kept_as_far_as_it_came()
    {
        await using InboundHost host = await InboundHost.StartAsync();
        using (var socket = new System.Net.Sockets.TcpClient())
        {
            await socket.ConnectAsync(host.Endpoints.Http!, TestContext.Current.CancellationToken); // bound: the host runs
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"POST /in/{InboundHost.Institution}/fujian-ini HTTP/1.1\r\nHost: x\r\nX-Gateway-Key: {InboundHost.Key}\r\nContent-Length: 10\r\n\r\nhalf"), TestContext.Current.CancellationToken);
            await Eventually.TrueAsync(() => host.Service<Limits.InboundGate>().InFlight == 1);
        }

        await Eventually.TrueAsync(() => host.Receiver.Refused.Count == 1);
        (InboundMessage partial, Contract.Issue issue) = host.Receiver.Refused.Single();
        Assert.Equal("GW1002", issue.Code.Id);
        Assert.Equal("half", Encoding.ASCII.GetString(partial.Bytes.Span));
    }

    [Fact]
    public async Task A_full_gate_says_busy_at_once_and_recovers()
    {
        await using InboundHost host = await InboundHost.StartAsync(("MaxInFlight", "1"));
        using HttpClient client = host.Http();
        var finish = new TaskCompletionSource<InboundReply>();
        host.Receiver.Answer = (_, _) => finish.Task;

        Task<HttpResponseMessage> first = host.PostAsync(client, Body);
        await Eventually.TrueAsync(() => host.Receiver.Received.Count == 1);
        HttpResponseMessage second = await host.PostAsync(client, Body);
        finish.SetResult(FakeReceiver.Reply("done"u8.ToArray()));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, second.StatusCode);
        Assert.Contains("GW9004", await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await first).StatusCode);
        await Eventually.TrueAsync(() => host.Service<Limits.InboundGate>().InFlight == 0);
        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync(client, Body)).StatusCode);
    }

    [Fact]
    public async Task With_too_much_waiting_behind_it_the_sender_is_told_when_to_send_again_and_nothing_is_taken()
    {
        await using InboundHost host = await InboundHost.StartAsync();
        using HttpClient client = host.Http();
        host.Room.HasRoom = false;

        HttpResponseMessage held = await host.PostAsync(client, Body);
        host.Room.HasRoom = true;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, held.StatusCode);
        Assert.NotNull(held.Headers.RetryAfter);
        Assert.Empty(host.Receiver.Received);
        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync(client, Body)).StatusCode);
    }

    [Fact]
    public async Task A_receiver_that_throws_asks_the_sender_to_send_again()
    {
        await using InboundHost host = await InboundHost.StartAsync();
        using HttpClient client = host.Http();
        host.Receiver.Answer = (_, _) => throw new InvalidOperationException("a bug");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await host.PostAsync(client, Body)).StatusCode);
        Assert.Contains(host.Log.Lines, line => line.StartsWith("Error 1004 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Neither_keys_nor_message_bytes_reach_the_log()
    {
        await using InboundHost host = await InboundHost.StartAsync();
        using HttpClient client = host.Http();

        await host.PostAsync(client, "patient-words"u8.ToArray());
        await host.PostAsync(client, "patient-words"u8.ToArray(), "a-wrong-secret-key");

        Assert.NotEmpty(host.Log.Lines);
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains(InboundHost.Key, StringComparison.Ordinal) || line.Contains("a-wrong-secret-key", StringComparison.Ordinal) || line.Contains("patient-words", StringComparison.Ordinal));
    }
}
