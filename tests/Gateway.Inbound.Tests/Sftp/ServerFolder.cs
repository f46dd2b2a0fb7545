using Gateway.Inbound.Folder;
using Gateway.Inbound.Sftp;
using Gateway.Inbound.Tests.Folder;
using Gateway.Tests.Sftp;

namespace Gateway.Inbound.Tests.Sftp;

/// <summary>A folder of its own on the server; the test sees its files from behind, on the disk.</summary>
internal sealed class ServerFolder(SftpServer server) : IDisposable
{
    public WatchedFolder Folder { get; } = new(server.Files) { Options = { Server = "county" } };

    public SftpServerOptions Login { get; } = new()
    {
        Host = "127.0.0.1", Port = server.Port, User = Environment.UserName, HostKeys = { server.HostKey }, KeyFile = server.KeyFile, Gateway = "a", Timeout = TimeSpan.FromSeconds(10),
    };

    /// <summary>A new listener that comes by SFTP, as after a restart.</summary>
    public FolderListener Open(int maxMessageBytes = 1000) => Folder.Open(new SftpFiles(Folder.Root, Login, Folder.Time), new FolderPlaces(Login.Gateway), maxMessageBytes);

    public void Dispose() => Folder.Dispose();
}
