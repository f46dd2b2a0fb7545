using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Gateway.Tests.Postgres;

/// <summary>A line between a gateway and its database that can be cut: the server stands still for others.</summary>
public sealed class PostgresRelay : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, byte> ends = new();
    private readonly CancellationTokenSource closing = new();
    private readonly int serverPort;
    private readonly Task accepting;
    private volatile bool isCut;
    private int answersLeft = int.MaxValue;
    private int requestsLeft = int.MaxValue;

    /// <param name="connection">Of the server; its port is the one that matters.</param>
    public PostgresRelay(string connection)
    {
        var text = new Npgsql.NpgsqlConnectionStringBuilder(connection);
        serverPort = text.Port;
        listener.Start();
        text.Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Connection = text.ConnectionString;
        accepting = AcceptAsync();
    }

    /// <summary>Leads to the same database, by the line.</summary>
    public string Connection { get; }

    /// <summary>Ends every connection and refuses new ones.</summary>
    public void Cut()
    {
        isCut = true;
        foreach (TcpClient end in ends.Keys)
        {
            end.Dispose();
        }
    }

    /// <summary>Takes connections again.</summary>
    public void Mend()
    {
        Volatile.Write(ref answersLeft, int.MaxValue);
        Volatile.Write(ref requestsLeft, int.MaxValue);
        isCut = false;
    }

    /// <summary>Lets so many answers of the server through, then none: it hears and acts, and nobody hears it.</summary>
    public void HoldAnswersAfter(int answers) => Volatile.Write(ref answersLeft, answers);

    /// <summary>Lets so many requests through, then none: the gateway has sent them, and the server never hears them.</summary>
    public void HoldRequestsAfter(int requests) => Volatile.Write(ref requestsLeft, requests);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        Cut();
        listener.Dispose();
        await accepting;
        closing.Dispose();
    }

    /// <summary>What it says of itself in a failing test.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"line to {serverPort}, {(isCut ? "cut" : "whole")}");

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient gateway = await listener.AcceptTcpClientAsync(closing.Token);
                _ = isCut ? CloseAsync(gateway) : JoinAsync(gateway);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // the test is over
        }
    }

    private static Task CloseAsync(TcpClient gateway)
    {
        gateway.Dispose();
        return Task.CompletedTask;
    }

    private async Task JoinAsync(TcpClient gateway)
    {
        using TcpClient near = gateway, far = new() { NoDelay = true };
        near.NoDelay = true;
        (ends[near], ends[far]) = (0, 0);
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, serverPort, closing.Token);
            await Task.WhenAny(PassAsync(near, far, () => IsHeld(ref requestsLeft)), PassAsync(far, near, () => IsHeld(ref answersLeft)));
        }
        catch (Exception cut) when (cut is SocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // so it is
        }

        ends.TryRemove(near, out _);
        ends.TryRemove(far, out _);
    }

    private static bool IsHeld(ref int left) => Volatile.Read(ref left) != int.MaxValue && Interlocked.Decrement(ref left) < 0;

    private async Task PassAsync(TcpClient from, TcpClient to, Func<bool> isHeld)
    {
        byte[] buffer = new byte[65536];
        (NetworkStream source, NetworkStream target) = (from.GetStream(), to.GetStream());
        for (int read; (read = await source.ReadAsync(buffer, closing.Token)) > 0;)
        {
            if (isHeld())
            {
                await Task.Delay(Timeout.Infinite, closing.Token);
            }

            await target.WriteAsync(buffer.AsMemory(0, read), closing.Token);
        }
    }
}
