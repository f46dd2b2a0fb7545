using System.Text;

namespace Gateway.Inbound.Tests.Mllp;

public sealed class MllpListenerTests
{
    [Fact]
    public async Task A_frame_is_answered_in_a_frame()
    {
        await using InboundHost host = await InboundHost.StartAsync();
        using MllpClient client = await host.ConnectAsync();

        await client.SendAsync(MllpClient.Framed("MSH|^~\\&|测"));

        Assert.Equal("ok:MSH|^~\\&|测", await client.ReadReplyAsync());
        InboundMessage message = Assert.Single(host.Receiver.Received);
        Assert.Equal((InboundHost.Institution, "hl7v2-iborn", $"mllp:{host.Endpoints.Mllp[0].Port}"), (message.Institution, message.Source, message.Listener));
    }

    [Fact]
    public async Task Replies_keep_the_order_of_the_messages_whichever_is_ready_first()
    {
        await using InboundHost host = await InboundHost.StartAsync();
        using MllpClient client = await host.ConnectAsync();
        var first = new TaskCompletionSource<InboundReply>();
        host.Receiver.Answer = (message, _) => host.Receiver.Received.Count == 1 ? first.Task : Task.FromResult(FakeReceiver.Reply(message.Bytes.ToArray()));

        await client.SendAsync(MllpClient.Framed("1"), MllpClient.Framed("2"), MllpClient.Framed("3"));
        await Eventually.TrueAsync(() => host.Receiver.Received.Count == 3);
        first.SetResult(FakeReceiver.Reply("1"u8.ToArray()));

        Assert.Equal(["1", "2", "3"], [await client.ReadReplyAsync(), await client.ReadReplyAsync(), await client.ReadReplyAsync()]);
        Assert.Equal(["1", "2", "3"], (string[])[.. host.Receiver.Received.Select(message => Encoding.ASCII.GetString(message.Bytes.Span))]);
    }

    [Fact]
    public async Task One_connection_has_no_more_in_hand_than_it_may()
    {
        await using InboundHost host = await InboundHost.StartAsync(("Mllp:0:MaxPipelined", "2"));
        using MllpClient client = await host.ConnectAsync();
        var finish = new TaskCompletionSource<InboundReply>();
        host.Receiver.Answer = (_, _) => finish.Task;

        await client.SendAsync(MllpClient.Framed("1"), MllpClient.Framed("2"), MllpClient.Framed("3"));
        await Eventually.TrueAsync(() => host.Receiver.Received.Count == 2);
        await Task.Delay(50, TestContext.Current.CancellationToken);

        Assert.Equal(2, host.Receiver.Received.Count);
        finish.SetResult(FakeReceiver.Reply("x"u8.ToArray()));
        Assert.Equal(["x", "x", "x"], [await client.ReadReplyAsync(), await client.ReadReplyAsync(), await client.ReadReplyAsync()]);
    }

    [Fact]
    public async Task A_full_gate_stops_the_reading_and_loses_nothing()
    {
        await using InboundHost host = await InboundHost.StartAsync(("MaxInFlight", "1"));
        using MllpClient one = await host.ConnectAsync(), other = await host.ConnectAsync();
        var finish = new TaskCompletionSource<InboundReply>();
        host.Receiver.Answer = (_, _) => finish.Task;

        await one.SendAsync(MllpClient.Framed("1"));
        await Eventually.TrueAsync(() => host.Receiver.Received.Count == 1);
        await other.SendAsync(MllpClient.Framed("2"));
        await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Single(host.Receiver.Received);
        finish.SetResult(FakeReceiver.Reply("x"u8.ToArray()));

        Assert.Equal(["x", "x"], [await one.ReadReplyAsync(), await other.ReadReplyAsync()]);
    }

    [Fact]
    public async Task With_too_much_waiting_behind_it_nothing_is_read_until_there_is_room()
    {
        await using InboundHost host = await InboundHost.StartAsync();
        using MllpClient client = await host.ConnectAsync();
        host.Room.HasRoom = false;

        await client.SendAsync(MllpClient.Framed("1"));
        await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Empty(host.Receiver.Received);
        host.Room.HasRoom = true;

        Assert.Equal("ok:1", await client.ReadReplyAsync());
    }

    [Fact]
    public async Task A_frame_over_the_limit_is_answered_and_ends_the_connection()
    {
        await using InboundHost host = await InboundHost.StartAsync();
        using MllpClient client = await host.ConnectAsync();

        await client.SendAsync(MllpClient.Framed("1"), [0x0B, .. new byte[1500]]);

        Assert.Equal(["ok:1", "no:GW1001", null], [await client.ReadReplyAsync(), await client.ReadReplyAsync(), await client.ReadReplyAsync()]);
        Assert.Equal(1000, Assert.Single(host.Receiver.Refused).Partial.Bytes.Length);
    }

    [Fact]
    public async Task Half_a_frame_at_the_end_of_the_connection_is_kept_and_answered()
    {
        await using InboundHost host = await InboundHost.StartAsync();
        using MllpClient client = await host.ConnectAsync();

        await client.SendAsync(MllpClient.Framed("1"), [0x0B, 0x41, 0x42]);
        client.EndSending();

        Assert.Equal(["ok:1", "no:GW1002", null], [await client.ReadReplyAsync(), await client.ReadReplyAsync(), await client.ReadReplyAsync()]);
        Assert.Equal("AB", Encoding.ASCII.GetString(Assert.Single(host.Receiver.Refused).Partial.Bytes.Span));
    }

    [Fact]
    public async Task A_message_without_any_frame_is_answered_when_the_sender_falls_silent()
    {
        await using InboundHost host = await InboundHost.StartAsync(("Mllp:0:IdleTimeout", "00:00:01"));
        using MllpClient client = await host.ConnectAsync();

        await client.SendAsync("MSH|^~\\&|\r"u8.ToArray());

        Assert.Equal(["no:GW1002", null], [await client.ReadReplyAsync(), await client.ReadReplyAsync()]);
    }

    [Fact]
    public async Task A_sender_that_waits_for_us_is_not_idle()
    {
        await using InboundHost host = await InboundHost.StartAsync(("Mllp:0:IdleTimeout", "00:00:01"));
        using MllpClient client = await host.ConnectAsync();
        host.Receiver.Answer = async (_, stop) =>
        {
            await Task.Delay(1500, stop);
            return FakeReceiver.Reply("late"u8.ToArray());
        };

        await client.SendAsync(MllpClient.Framed("1"));

        Assert.Equal("late", await client.ReadReplyAsync());
        Assert.Null(await client.ReadReplyAsync());
    }

    [Fact]
    public async Task A_sender_that_half_closes_still_gets_its_reply()
    {
        await using InboundHost host = await InboundHost.StartAsync();
        using MllpClient client = await host.ConnectAsync();
        host.Receiver.Answer = async (_, stop) =>
        {
            await Task.Delay(100, stop);
            return FakeReceiver.Reply("x"u8.ToArray());
        };

        await client.SendAsync(MllpClient.Framed("1"));
        client.EndSending();

        Assert.Equal("x", await client.ReadReplyAsync());
    }

    [Fact]
    public async Task A_receiver_that_throws_ends_the_connection_without_answering_the_wrong_message()
    {
        await using InboundHost host = await InboundHost.StartAsync();
        using MllpClient client = await host.ConnectAsync();
        host.Receiver.Answer = (message, _) => message.Bytes.Span[0] == '1' ? throw new InvalidOperationException("a bug") : Task.FromResult(FakeReceiver.Reply("x"u8.ToArray()));

        await client.SendAsync(MllpClient.Framed("1"), MllpClient.Framed("2"));

        Assert.Null(await client.ReadReplyAsync());
        Assert.Contains(host.Log.Lines, line => line.StartsWith("Error 1014 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_connection_too_many_is_closed()
    {
        await using InboundHost host = await InboundHost.StartAsync(("Mllp:0:MaxConnections", "1"));
        using MllpClient first = await host.ConnectAsync();
        await first.SendAsync(MllpClient.Framed("1"));
        Assert.Equal("ok:1", await first.ReadReplyAsync());

        using MllpClient second = await host.ConnectAsync();

        Assert.Null(await second.ReadReplyAsync());
    }

    [Fact]
    public async Task A_stop_answers_what_is_in_hand_and_takes_nothing_new()
    {
        await using InboundHost host = await InboundHost.StartAsync();
        using MllpClient client = await host.ConnectAsync();
        var finish = new TaskCompletionSource<InboundReply>();
        host.Receiver.Answer = (_, _) => finish.Task;
        await client.SendAsync(MllpClient.Framed("1"));
        await Eventually.TrueAsync(() => host.Receiver.Received.Count == 1);

        Task stopping = host.StopAsync();
        await Eventually.TrueAsync(() => host.Service<Limits.InboundGate>().Closing.IsCancellationRequested);
        await client.SendAsync(MllpClient.Framed("2"));
        finish.SetResult(FakeReceiver.Reply("x"u8.ToArray()));

        Assert.Equal("x", await client.ReadReplyAsync());
        await stopping;
        Assert.Single(host.Receiver.Received);
    }

    [Fact]
    public async Task A_stop_waits_no_longer_than_its_deadline()
    {
        await using InboundHost host = await InboundHost.StartAsync(("StopDeadline", "00:00:00.2"));
        using MllpClient client = await host.ConnectAsync();
        host.Receiver.Answer = async (_, stop) =>
        {
            await Task.Delay(Timeout.Infinite, stop);
            return FakeReceiver.Reply([]);
        };
        await client.SendAsync(MllpClient.Framed("1"));
        await Eventually.TrueAsync(() => host.Receiver.Received.Count == 1);

        await host.StopAsync().WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.Null(await client.ReadReplyAsync());
        Assert.Contains(host.Log.Lines, line => line.StartsWith("Warning 1031 ", StringComparison.Ordinal));
    }
}
