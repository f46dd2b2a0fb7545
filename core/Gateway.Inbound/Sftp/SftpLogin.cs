using System.Text;
using Gateway.Contract;
using Gateway.Inbound.Folder;
using Renci.SshNet;
using Renci.SshNet.Common;

namespace Gateway.Inbound.Sftp;

/// <summary>Logs in to one server.</summary>
internal static class SftpLogin
{
    /// <summary>Connects, checks the host key and logs in.</summary>
    /// <returns>A connection; the caller's to dispose of.</returns>
    /// <exception cref="FolderFaultException">GW1211 no connection, GW1212 another host key, GW1213 the login is refused.</exception>
    public static async Task<SftpClient> ConnectAsync(SftpServerOptions server, CancellationToken cancellationToken)
    {
        var client = new SftpClient(new ConnectionInfo(server.Host, server.Port, server.User, [.. Methods(server)]) { Timeout = server.Timeout, Encoding = NamesOf(server) })
        {
            OperationTimeout = server.Timeout,
            KeepAliveInterval = server.KeepAlive,
        };
        string stranger = "";
        client.HostKeyReceived += (_, shown) =>
        {
            string print = HostKeyPrint.Of(shown.FingerPrintSHA256);
            shown.CanTrust = server.HostKeys.Contains(print, StringComparer.Ordinal);
            stranger = shown.CanTrust ? "" : $"{shown.HostKeyName} {print}";
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(server.Timeout);
        try
        {
            await client.ConnectAsync(limit.Token);
            return client;
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            client.Dispose();
            throw stranger.Length > 0 ? Stranger(server, stranger) : Refusal(server, fault);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private static IEnumerable<AuthenticationMethod> Methods(SftpServerOptions server)
    {
        if (server.KeyFile.Length > 0)
        {
            yield return new PrivateKeyAuthenticationMethod(server.User, KeyOf(server));
        }

        if (server.Password.Length > 0)
        {
            yield return new PasswordAuthenticationMethod(server.User, server.Password);
            var asked = new KeyboardInteractiveAuthenticationMethod(server.User); // Windows servers often take a password only as an answer to a question
            asked.AuthenticationPrompt += (_, questions) =>
            {
                foreach (AuthenticationPrompt question in questions.Prompts)
                {
                    question.Response = server.Password;
                }
            };
            yield return asked;
        }
    }

    private static PrivateKeyFile KeyOf(SftpServerOptions server)
    {
        try
        {
            return server.KeyPassphrase.Length == 0 ? new PrivateKeyFile(server.KeyFile) : new PrivateKeyFile(server.KeyFile, server.KeyPassphrase);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or SshException or ArgumentException or NotSupportedException or InvalidOperationException or FormatException or System.Security.Cryptography.CryptographicException)
        {
            string why = unreadable switch
            {
                SshPassPhraseNullOrEmptyException => "it needs KeyPassphrase",
                IOException or UnauthorizedAccessException => "it is not there, or the gateway's account may not read it",
                _ => "it is no private key in OpenSSH or PEM form, or KeyPassphrase is another",
            };
            throw new FolderFaultException(IssueCodes.ServerLoginRefused, $"KeyFile {server.KeyFile} cannot be used: {why}.");
        }
    }

    // Not strict: a name that does not fit is passed over, and must not end the connection.
    private static Encoding NamesOf(SftpServerOptions server)
    {
        TextEncodings.TryGet(server.NameEncoding, out Encoding? strict);
        var lenient = (Encoding)(strict ?? Encoding.UTF8).Clone();
        lenient.DecoderFallback = new DecoderReplacementFallback(SftpFiles.Unreadable);
        return lenient;
    }

    private static FolderFaultException Stranger(SftpServerOptions server, string shown) => new(
        IssueCodes.HostKeyUnknown,
        $"{server.Host}:{server.Port} shows the host key {shown}, which HostKeys does not name. Let the server's keeper run 'ssh-keygen -lf' on its key file of that kind: only if the fingerprint is the same, put it into HostKeys; else somebody stands between.");

    private static FolderFaultException Refusal(SftpServerOptions server, Exception fault) => fault switch
    {
        FolderFaultException own => own,
        SshAuthenticationException => new(IssueCodes.ServerLoginRefused, $"{server.Host}:{server.Port} does not let {server.User} in by {(server.KeyFile.Length > 0 ? "KeyFile" : "Password")}: is the public key in its authorized_keys, is the password right?"),
        _ => new(IssueCodes.FolderServerUnreachable, $"{server.Host}:{server.Port} cannot be reached ({SftpConnection.CauseOf(fault)})."),
    };
}
