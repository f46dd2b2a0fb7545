using System.Net.Sockets;
using Gateway.Contract;
using Gateway.Inbound.Folder;
using Renci.SshNet;
using Renci.SshNet.Common;

namespace Gateway.Inbound.Sftp;

/// <summary>The connection to one server: made when it is needed, made anew when it broke, after a wait that grows to a minute while the server cannot be had.</summary>
internal sealed class SftpConnection(SftpServerOptions server, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim one = new(1);
    private SftpClient? open;
    private FolderFaultException? last;
    private int failures;
    private long triedAt;
    private TimeSpan pause;

    /// <summary>An open connection.</summary>
    /// <exception cref="FolderFaultException">GW1211, GW1212 or GW1213; until the next try is due, those of the last one.</exception>
    public async ValueTask<SftpClient> OpenAsync(CancellationToken cancellationToken)
    {
        if (open is { IsConnected: true } usual)
        {
            return usual;
        }

        await one.WaitAsync(cancellationToken);
        try
        {
            return open is { IsConnected: true } made ? made : await MakeAsync(cancellationToken);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Does one operation.</summary>
    /// <param name="operation">What it is, for people: <c>list the folder</c>.</param>
    /// <param name="work">The operation.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FileNotFoundException">A file or folder is not there.</exception>
    /// <exception cref="FolderFaultException">GW1211 the connection broke, GW1214 the server forbids it.</exception>
    /// <exception cref="IOException">The server cannot do it now.</exception>
    public async ValueTask<T> RunAsync<T>(string operation, Func<SftpClient, Task<T>> work, CancellationToken cancellationToken)
    {
        SftpClient client = await OpenAsync(cancellationToken);
        try
        {
            return await work(client);
        }
        catch (SftpException answer)
        {
            throw Refusal(operation, answer);
        }
        catch (Exception broken) when (IsBroken(broken) && !cancellationToken.IsCancellationRequested)
        {
            Drop(client);
            throw Broken(broken);
        }
    }

    public void Dispose()
    {
        open?.Dispose();
        one.Dispose();
    }

    /// <summary>What broke, without anything that a message or a name may hold.</summary>
    public static string CauseOf(Exception broken) => broken switch
    {
        SocketException socket => socket.SocketErrorCode.ToString(),
        OperationCanceledException or SshOperationTimeoutException or TimeoutException => "no answer in time",
        SshConnectionException { DisconnectReason: not Renci.SshNet.Messages.Transport.DisconnectReason.None } ended => ended.DisconnectReason.ToString(),
        _ => broken.GetType().Name,
    };

    private static bool IsBroken(Exception fault) => fault is SshException or SocketException or ObjectDisposedException or IOException or OperationCanceledException or TimeoutException or InvalidOperationException;

    // Without the library's own exceptions: they quote paths, and a file's name may be a person's.
    private IOException Refusal(string operation, SftpException answer) => answer switch
    {
        SftpPathNotFoundException => new FileNotFoundException($"To {operation}: it is not there."),
        SftpPermissionDeniedException => new FolderFaultException(IssueCodes.FolderRightMissing, $"{server.Host} does not let {server.User} {operation}."),
        _ => new IOException($"To {operation}: {server.Host} answers {answer.StatusCode}."),
    };

    private FolderFaultException Broken(Exception cause) => new(IssueCodes.FolderServerUnreachable, $"The connection to {server.Host}:{server.Port} broke ({CauseOf(cause)}).");

    private async Task<SftpClient> MakeAsync(CancellationToken cancellationToken)
    {
        if (last is not null && time.GetElapsedTime(triedAt) < pause)
        {
            throw new FolderFaultException(last.Code, last.Message);
        }

        open?.Dispose();
        open = null;
        try
        {
            open = await SftpLogin.ConnectAsync(server, cancellationToken);
            (last, failures) = (null, 0);
            return open;
        }
        catch (FolderFaultException fault)
        {
            last = fault;
            (triedAt, pause) = (time.GetTimestamp(), TimeSpan.FromSeconds(Math.Min(Math.Pow(2, failures++), Longest.TotalSeconds)));
            throw;
        }
    }

    private void Drop(SftpClient broken)
    {
        if (Interlocked.CompareExchange(ref open, null, broken) == broken)
        {
            broken.Dispose();
        }
    }
}
