namespace Gateway.Contract;

// GW1211 to GW1219: a server whose folders are watched by SFTP.
public static partial class IssueCodes
{
    /// <summary>No connection, or it broke.</summary>
    public static readonly IssueCode FolderServerUnreachable = Error("GW1211", "The server with the watched folder cannot be reached; it is tried again, at the latest after a minute.", "无法连接文件夹所在的服务器，将自动重试，间隔最长一分钟。");

    /// <summary>The server shows a host key that the configuration does not name.</summary>
    public static readonly IssueCode HostKeyUnknown = Error("GW1212", "The server shows a host key that is not the configured one: nothing is sent to it until the fingerprint has been checked.", "服务器出示的主机密钥与配置不符：核对指纹之前不会向其发送任何内容。");

    /// <summary>The account, its key or its password is not taken.</summary>
    public static readonly IssueCode ServerLoginRefused = Error("GW1213", "The server does not let the gateway log in.", "服务器拒绝网关登录，请核对账号、密钥或密码。");

    /// <summary>The folder is not there, or a right is missing.</summary>
    public static readonly IssueCode FolderRightMissing = Error("GW1214", "The server does not let the gateway do in the folder what it needs: list, read, write, rename.", "服务器未授予网关所需的文件夹权限：列目录、读、写、改名。");
}
