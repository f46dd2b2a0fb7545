using Gateway.Contract;
using Gateway.Inbound.Sftp;
using Microsoft.Extensions.Options;

namespace Gateway.Inbound;

/// <summary>What is wrong with configured servers, and with folders that lie on them. Never repeats a password.</summary>
internal static class SftpRules
{
    public static IEnumerable<string> Faults(InboundOptions options) =>
        options.Sftp.SelectMany(server => Of(server.Value).Select(fault => $"Sftp:{server.Key}:{fault}"))
            .Concat(options.Folders.Select((folder, at) => (folder, at)).Where(one => one.folder.Server.Length > 0 && !options.Sftp.ContainsKey(one.folder.Server))
                .Select(one => $"Folders:{one.at}:Server: expected a name in Sftp, or nothing for a folder of this machine.{NearestName.Hint(one.folder.Server, options.Sftp.Keys)}"));

    private static IEnumerable<string> Of(SftpServerOptions server)
    {
        ValidateOptionsResult ranges = new SftpServerOptionsValidator().Validate(name: null, server);
        foreach (string fault in ranges.Failures ?? [])
        {
            yield return $" {fault}";
        }

        if (server.HostKeys.Any(key => !HostKeyPrint.IsOne(key)))
        {
            yield return "HostKeys: expected SHA256: and 43 characters, as 'ssh-keygen -lf FILE' prints it on the server.";
        }

        if (server.KeyFile.Length == 0 && server.Password.Length == 0)
        {
            yield return "KeyFile, Password: expected one of them; the password in the environment: GATEWAY_Gateway__Inbound__Sftp__NAME__Password.";
        }

        if (!TextEncodings.TryGet(server.NameEncoding, out _))
        {
            yield return "NameEncoding: expected utf-8, gb18030 or gbk.";
        }
    }
}
