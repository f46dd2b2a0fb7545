using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Gateway.Verdicts;

/// <summary>Addresses that lead nowhere in ways of their own: a door whose certificate nobody vouches for, and a place where packets vanish.</summary>
internal sealed class DeadEnds : IDisposable
{
    private const int Fillers = 8;

    private readonly CancellationTokenSource over = new();
    private readonly TcpListener door = new(IPAddress.Loopback, 0);
    private readonly Socket hole = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Socket[] fillers = [.. Enumerable.Range(0, Fillers).Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false })];
    private readonly X509Certificate2 certificate = SelfSigned();
    private readonly Task serving;

    public DeadEnds()
    {
        door.Start();
        serving = ServeAsync();
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
    public int UntrustedPort => ((IPEndPoint)door.LocalEndpoint).Port;

    /// <summary>Takes no connection and refuses none.</summary>
    public int SilentPort => ((IPEndPoint)hole.LocalEndPoint!).Port; // bound in the constructor

    public void Dispose()
    {
        over.Cancel();
        door.Stop();
        serving.Wait(TimeSpan.FromSeconds(5), CancellationToken.None);
        hole.Dispose();
        Array.ForEach(fillers, filler => filler.Dispose());
        certificate.Dispose();
        over.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                using TcpClient caller = await door.AcceptTcpClientAsync(over.Token);
                await using var secure = new SslStream(caller.GetStream());
                await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, over.Token);
                await secure.ReadExactlyAsync(new byte[1], over.Token);
            }
            catch (Exception closed) when (closed is SocketException or ObjectDisposedException or OperationCanceledException)
            {
                return;
            }
            catch (Exception refused) when (refused is IOException or System.Security.Authentication.AuthenticationException)
            {
                // the caller does not trust the certificate
            }
        }
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
