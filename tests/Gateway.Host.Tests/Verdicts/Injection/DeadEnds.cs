using System.Net;
using System.Net.Sockets;

namespace Gateway.Verdicts;

/// <summary>Addresses that lead nowhere in ways of their own: doors whose certificates are wrong, and a place where packets vanish.</summary>
internal sealed class DeadEnds : IDisposable
{
    private const int Fillers = 8;

    private readonly Socket hole = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Socket[] fillers = [.. Enumerable.Range(0, Fillers).Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false })];

    public DeadEnds()
    {
        hole.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        hole.Listen(0);
        foreach (Socket filler in fillers) // once nobody fits into the queue any more, further connections get no answer
        {
            try
            {
                filler.Connect(hole.LocalEndPoint!); // bound above
            }
            catch (SocketException)
            {
                // under way: that is what it is for
            }
        }
    }

    /// <summary>Speaks TLS with a certificate that it signed itself.</summary>
    public SecureDoor Untrusted { get; } = new(ofThisHost: true, isValid: true);

    /// <summary>The same, with one that was good until last month.</summary>
    public SecureDoor Expired { get; } = new(ofThisHost: true, isValid: false);

    /// <summary>The same, with one of another host.</summary>
    public SecureDoor OtherName { get; } = new(ofThisHost: false, isValid: true);

    /// <summary>Takes no connection and refuses none.</summary>
    public int SilentPort => ((IPEndPoint)hole.LocalEndPoint!).Port; // bound in the constructor

    public void Dispose()
    {
        Untrusted.Dispose();
        Expired.Dispose();
        OtherName.Dispose();
        hole.Dispose();
        Array.ForEach(fillers, filler => filler.Dispose());
    }
}
