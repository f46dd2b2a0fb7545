using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Gateway.Tests.Sftp;

/// <summary>
/// An SFTP server of its own: OpenSSH's on loopback with keys of its own, for the current user, begun by <c>tests/sftp</c> and ended with it, also when the tests are killed.
/// Projects that need it compile this file: <c>&lt;Compile Include="../SftpServer/*.cs" /&gt;</c>.
/// </summary>
public sealed class SftpServer : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private Process? running;

    /// <summary>Where it listens.</summary>
    public int Port { get; private set; }

    /// <summary>Its keys and its log.</summary>
    public string Folder { get; private set; } = "";

    /// <summary>The folder that a login begins in, as this machine sees it.</summary>
    public string Files => Path.Combine(Folder, "files");

    /// <summary>The private key that it takes.</summary>
    public string KeyFile => Path.Combine(Folder, "login");

    /// <summary>Its host key's fingerprint.</summary>
    public string HostKey => "SHA256:" + Convert.ToBase64String(SHA256.HashData(Convert.FromBase64String(File.ReadAllText(Path.Combine(Folder, "host.pub")).Split(' ')[1]))).TrimEnd('=');

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Folder = Directory.CreateTempSubdirectory("gateway-sftp-").FullName;
        Port = FreePort();
        var start = new ProcessStartInfo("bash", [Script(), "serve", Folder, Port.ToString(CultureInfo.InvariantCulture)]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardError = true };
        running = Process.Start(start) ?? throw new InvalidOperationException("bash could not be started.");
        long began = Stopwatch.GetTimestamp();
        while (!await AnswersAsync())
        {
            if (running.HasExited)
            {
                throw new InvalidOperationException($"The SFTP server did not start: {await running.StandardError.ReadToEndAsync(Token)}");
            }

            if (Stopwatch.GetElapsedTime(began) > Patience)
            {
                throw new TimeoutException($"The SFTP server did not answer: {await File.ReadAllTextAsync(Path.Combine(Folder, "server.log"), Token)}");
            }

            await Task.Delay(20, Token);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (running is not null)
        {
            running.StandardInput.Close();
            await running.WaitForExitAsync(CancellationToken.None);
            running.Dispose();
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Script()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "tests", "sftp")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("tests/sftp was not found above the tests."), "tests", "sftp");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port, Token);
            return await client.GetStream().ReadAsync(new byte[4], Token) > 0; // it says SSH-2.0-…
        }
        catch (Exception notYet) when (notYet is SocketException or IOException)
        {
            return false;
        }
    }
}
