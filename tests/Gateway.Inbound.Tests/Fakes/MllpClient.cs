using System.Net.Sockets;
using System.Text;

namespace Gateway.Inbound.Tests;

/// <summary>A sender that speaks MLLP, well or badly.</summary>
internal sealed class MllpClient(TcpClient client) : IDisposable
{
    private readonly NetworkStream stream = client.GetStream();

    public static byte[] Framed(string text) => [0x0B, .. Encoding.UTF8.GetBytes(text), 0x1C, 0x0D];

    public Task SendAsync(params byte[][] pieces) => stream.WriteAsync(pieces.SelectMany(piece => piece).ToArray(), TestContext.Current.CancellationToken).AsTask();

    public void EndSending() => client.Client.Shutdown(SocketShutdown.Send);

    /// <summary>The next reply without its frame; null when the connection ended.</summary>
    public async Task<string?> ReadReplyAsync()
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(TimeSpan.FromMinutes(1));
        var bytes = new List<byte>();
        byte[] one = new byte[1];
        while (bytes.Count < 2 || bytes[^2] != 0x1C || bytes[^1] != 0x0D)
        {
            if (await stream.ReadAsync(one, late.Token) == 0)
            {
                Assert.Empty(bytes);
                return null;
            }

            bytes.Add(one[0]);
        }

        Assert.Equal(0x0B, bytes[0]);
        return Encoding.UTF8.GetString([.. bytes[1..^2]]);
    }

    public void Dispose() => client.Dispose();
}
