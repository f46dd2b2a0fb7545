using System.Net.Sockets;
using System.Text;

namespace Gateway.Inbound.Tests.Tcp;

public sealed class TcpListenerTests
{
    [Fact]
    public async Task A_message_behind_its_length_is_answered_behind_its_length()
    {
        await using InboundHost host = await StartAsync(("Tcp:0:LengthSize", "6"));
        using TcpClient client = await ConnectAsync(host);

        await SendAsync(client, "000003abc000002de");

        Assert.Equal("000006ok:abc000005ok:de", await ReadAsync(client, 23));
        Assert.Equal($"tcp:{host.Endpoints.Tcp[0].Port}", host.Receiver.Received.First().Listener);
    }

    [Fact]
    public async Task A_message_before_its_terminator_is_answered_so()
    {
        await using InboundHost host = await StartAsync(("Tcp:0:Framing", "Terminator"), ("Tcp:0:Terminator", "03"));
        using TcpClient client = await ConnectAsync(host);

        await SendAsync(client, "abc\u0003");

        Assert.Equal("ok:abc\u0003", await ReadAsync(client, 7));
    }

    [Fact]
    public async Task A_message_that_breaks_off_is_kept_and_refused()
    {
        await using InboundHost host = await StartAsync();
        using TcpClient client = await ConnectAsync(host);

        await SendAsync(client, "0010abc");
        client.Client.Shutdown(SocketShutdown.Send);

        Assert.Equal("0009no:GW1002", await ReadAsync(client, 13));
        Assert.Equal("abc", Encoding.ASCII.GetString(Assert.Single(host.Receiver.Refused).Partial.Bytes.Span));
    }

    [Fact]
    public async Task A_length_beyond_the_limit_is_answered_and_ends_the_connection()
    {
        await using InboundHost host = await StartAsync();
        using TcpClient client = await ConnectAsync(host);

        await SendAsync(client, "9999abc");

        Assert.Equal("0009no:GW1001", await ReadAsync(client, 13));
        Assert.Equal("", await ReadAsync(client, 1));
    }

    [Fact]
    public async Task A_binary_length_of_three_bytes_is_a_fault_at_start() =>
        await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => StartAsync(("Tcp:0:Framing", "LengthBinary"), ("Tcp:0:LengthSize", "3")));

    private static Task<InboundHost> StartAsync(params (string, string)[] settings) =>
        InboundHost.StartAsync([("Tcp:0:Port", "0"), ("Tcp:0:Institution", InboundHost.Institution), ("Tcp:0:Source", "bank"), .. settings]);

    private static async Task<TcpClient> ConnectAsync(InboundHost host)
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(host.Endpoints.Tcp[0], TestContext.Current.CancellationToken);
        return client;
    }

    private static Task SendAsync(TcpClient client, string text) => client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken).AsTask();

    /// <summary>So many bytes, or what came before the connection ended.</summary>
    private static async Task<string> ReadAsync(TcpClient client, int length)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(TimeSpan.FromMinutes(1));
        byte[] bytes = new byte[length];
        int read = 0, came = 1;
        while (read < length && came > 0)
        {
            came = await client.Client.ReceiveAsync(bytes.AsMemory(read), late.Token);
            read += came;
        }

        return Encoding.ASCII.GetString(bytes, 0, read);
    }
}
