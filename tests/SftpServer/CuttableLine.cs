using System.Net;
using System.Net.Sockets;

namespace Gateway.Tests.Sftp;

/// <summary>A line to a server that breaks when told, or behind so many bytes of answers; later connections hold.</summary>
public sealed class CuttableLine : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ended = new();
    private readonly int server;
    private long allowed;
    private volatile bool isDown;
    private volatile bool isSilent;
    private TcpClient? near;

    /// <summary>Opens it.</summary>
    /// <param name="server">Port of the server on this machine.</param>
    /// <param name="breakBehind">How many bytes of its answers come through before the first connection breaks; -1: all.</param>
    public CuttableLine(int server, long breakBehind = -1)
    {
        (this.server, allowed) = (server, breakBehind);
        listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Where to call instead of the server.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Whether it broke already.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Breaks the connection that stands, and every new one, until <see cref="Mend"/>.</summary>
    public void Cut()
    {
        (IsBroken, isDown) = (true, true);
        Interlocked.Exchange(ref near, null)?.Close();
    }

    /// <summary>Carries no answer any more and breaks nothing, as a firewall that forgot the connection; until <see cref="Mend"/>, for new connections.</summary>
    public void Silence() => isSilent = true;

    /// <summary>Lets new connections stand again.</summary>
    public void Mend() => isDown = isSilent = false;

    /// <inheritdoc/>
    public void Dispose()
    {
        ended.Cancel();
        listener.Dispose();
        near?.Dispose();
        ended.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await listener.AcceptTcpClientAsync(ended.Token);
                near = client;
                _ = isDown ? CloseAsync(client) : CarryAsync(client);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private static Task CloseAsync(TcpClient client)
    {
        client.Dispose();
        return Task.CompletedTask;
    }

    private async Task CarryAsync(TcpClient client)
    {
        using (client)
        using (var far = new TcpClient { NoDelay = true })
        {
            try
            {
                client.NoDelay = true;
                await far.ConnectAsync(IPAddress.Loopback, server, ended.Token);
                await Task.WhenAny(client.GetStream().CopyToAsync(far.GetStream(), ended.Token), AnswersAsync(far.GetStream(), client.GetStream()));
            }
            catch (Exception broken) when (broken is IOException or SocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
            {
                // Both ends see it close.
            }
        }
    }

    private async Task AnswersAsync(NetworkStream from, NetworkStream to)
    {
        byte[] piece = new byte[4096];
        int read;
        while ((read = await from.ReadAsync(piece, ended.Token)) > 0)
        {
            if (isSilent)
            {
                await Task.Delay(Timeout.Infinite, ended.Token);
            }

            int through = allowed < 0 ? read : (int)Math.Min(read, allowed);
            await to.WriteAsync(piece.AsMemory(0, through), ended.Token);
            if (allowed >= 0 && (allowed -= through) == 0)
            {
                allowed = -1;
                IsBroken = true;
                return;
            }
        }
    }
}
