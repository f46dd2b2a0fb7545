using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Gateway.Verdicts;

/// <summary>Speaks TLS on loopback with a certificate that nobody vouches for, and says nothing else.</summary>
internal sealed class SecureDoor : IDisposable
{
    private readonly CancellationTokenSource over = new();
    private readonly TcpListener door = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 certificate;
    private readonly Task serving;

    /// <param name="ofThisHost">Whether the certificate names 127.0.0.1; else another host.</param>
    /// <param name="isValid">Whether it is good today; else it was until last month.</param>
    public SecureDoor(bool ofThisHost, bool isValid)
    {
        certificate = SelfSigned(ofThisHost, isValid);
        door.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)door.LocalEndpoint).Port;

    public void Dispose()
    {
        over.Cancel();
        door.Stop();
        serving.Wait(TimeSpan.FromSeconds(5), CancellationToken.None);
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
            catch (Exception refused) when (refused is IOException or AuthenticationException)
            {
                // the caller does not trust the certificate
            }
        }
    }

    private static X509Certificate2 SelfSigned(bool ofThisHost, bool isValid)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=platform", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("platform.example");
        if (ofThisHost)
        {
            names.AddIpAddress(IPAddress.Loopback);
        }

        request.CertificateExtensions.Add(names.Build());
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        return isValid ? request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1)) : request.CreateSelfSigned(now.AddDays(-60), now.AddDays(-30));
    }
}
