using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gateway.Delivery;
using Gateway.Journal;

namespace Gateway.Platform.Tests;

/// <summary>Real handshakes: what the runtime says of a failed one is read in its own words, which another release may change.</summary>
public sealed class SecureFailureTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1", 1, SecureFailure.Untrusted)]
    [InlineData("127.0.0.1", -30, SecureFailure.Expired)]
    [InlineData("platform.example", 1, SecureFailure.OtherName)]
    public async Task A_certificate_that_is_not_good_says_in_what(string name, int daysLeft, string words)
    {
        using X509Certificate2 certificate = SelfSigned(name, daysLeft);

        Assert.Equal($"Connection broken: SecureConnectionError, {words}.", await CallAsync(stream => ShakeHandsAsync(stream, certificate)));
    }

    [Fact]
    public async Task A_port_that_speaks_plain_HTTP_is_told_as_such() =>
        Assert.Equal($"Connection broken: SecureConnectionError, {SecureFailure.NoTls}.", await CallAsync(stream => AnswerAsync(stream, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"u8.ToArray())));

    [Fact]
    public async Task A_server_that_ends_the_handshake_is_told_as_such() =>
        Assert.Equal($"Connection broken: SecureConnectionError, {SecureFailure.OursRefused}.", await CallAsync(stream => AnswerAsync(stream, [21, 3, 3, 0, 2, 2, 42]))); // an alert: fatal, bad certificate

    private static async Task<string> CallAsync(Func<NetworkStream, Task> serve)
    {
        using var door = new TcpListener(IPAddress.Loopback, 0);
        door.Start();
        Task serving = ServeAsync();

        TargetAnswer answer = await Targets.Nhsa(new Uri($"https://127.0.0.1:{((IPEndPoint)door.LocalEndpoint).Port}")).SendAsync(Items.Of(Plans.Settlement, []), Targets.Intent("2207", "settle"), CancellationToken.None);

        await serving;
        Assert.Equal(AttemptOutcome.NotSent, answer.Outcome);
        return answer.Detail;

        async Task ServeAsync()
        {
            using TcpClient caller = await door.AcceptTcpClientAsync(Token);
            await serve(caller.GetStream());
        }
    }

    /// <summary>Reads the client's hello and answers with these bytes.</summary>
    private static async Task AnswerAsync(NetworkStream stream, byte[] answer)
    {
        Assert.NotEqual(0, await stream.ReadAsync(new byte[4096], Token));
        await stream.WriteAsync(answer, Token);
    }

    private static async Task ShakeHandsAsync(NetworkStream stream, X509Certificate2 certificate)
    {
        await using var secure = new SslStream(stream);
        try
        {
            await secure.AuthenticateAsServerAsync(certificate);
            await secure.ReadExactlyAsync(new byte[1], Token);
        }
        catch (Exception refused) when (refused is IOException or AuthenticationException)
        {
            // that is what it is for
        }
    }

    private static X509Certificate2 SelfSigned(string name, int daysLeft)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=platform", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(name, out IPAddress? address))
        {
            names.AddIpAddress(address);
        }
        else
        {
            names.AddDnsName(name);
        }

        request.CertificateExtensions.Add(names.Build());
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-60), now.AddDays(daysLeft));
    }
}
