using System.Net.Sockets;

namespace Gateway.Features.Bindings.World;

/// <summary>A hospital's HL7 interface engine: one connection, frames out and frames in.</summary>
public sealed class MllpSender : IDisposable
{
    private const byte StartBlock = 0x0B, EndBlock = 0x1C, CarriageReturn = 0x0D;

    private readonly TcpClient client = new();

    public Task ConnectAsync(int port) => client.ConnectAsync("127.0.0.1", port);

    /// <summary>Sends messages back to back, without waiting for an answer.</summary>
    public async Task SendAsync(params byte[][] messages) =>
        await client.GetStream().WriteAsync(messages.SelectMany(message => (byte[])[StartBlock, .. message, EndBlock, CarriageReturn]).ToArray());

    /// <summary>The next whole frame, without its frame.</summary>
    /// <exception cref="EndOfStreamException">The gateway closed the connection first.</exception>
    public async Task<byte[]> ReceiveAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        Assert.Equal(StartBlock, await ReadByteAsync(limit.Token));
        var frame = new List<byte>();
        for (byte next = await ReadByteAsync(limit.Token); next != EndBlock; next = await ReadByteAsync(limit.Token))
        {
            frame.Add(next);
        }

        Assert.Equal(CarriageReturn, await ReadByteAsync(limit.Token));
        return [.. frame];
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task<byte> ReadByteAsync(CancellationToken cancellationToken)
    {
        byte[] one = new byte[1];
        await client.GetStream().ReadExactlyAsync(one, cancellationToken);
        return one[0];
    }
}
