using System.ComponentModel.DataAnnotations;

namespace Gateway.Inbound;

/// <summary>A server whose folders are reached by SFTP, and how to log in: by <see cref="KeyFile"/>, by <see cref="Password"/>, or by both in turn.</summary>
public sealed class SftpServerOptions
{
    /// <summary>Name or address.</summary>
    [Required]
    public string Host { get; set; } = "";

    /// <summary>Its port. Default 22.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 22;

    /// <summary>The account.</summary>
    [Required]
    public string User { get; set; } = "";

    /// <summary>
    /// Fingerprints of the server's host keys, <c>SHA256:</c> and 43 characters, as <c>ssh-keygen -lf</c> prints them on the server. A server that shows another key is not talked to: it may be somebody else.
    /// </summary>
    [MinLength(1)]
    public IList<string> HostKeys { get; } = [];

    /// <summary>The private key: a file in OpenSSH or PEM form that the gateway may read. Default none.</summary>
    public string KeyFile { get; set; } = "";

    /// <summary>Passphrase of <see cref="KeyFile"/>. Give it in the environment.</summary>
    public string KeyPassphrase { get; set; } = "";

    /// <summary>The account's password. Give it in the environment.</summary>
    public string Password { get; set; } = "";

    /// <summary>
    /// This gateway's name on the server: what it takes stands in <c>.work/NAME</c> until it is answered, and is taken up there after a restart. It stays the same for the life of the journal;
    /// every gateway that watches the same folder has another.
    /// </summary>
    [Required]
    [RegularExpression("^[A-Za-z0-9][A-Za-z0-9-]{0,63}$")]
    public string Gateway { get; set; } = "";

    /// <summary>Encoding of file names. Default UTF-8; old Windows servers use <c>gbk</c>.</summary>
    [Required]
    public string NameEncoding { get; set; } = "utf-8";

    /// <summary>How long connecting, and each operation, may take. Default 15 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Between two signs of life on a quiet connection, so that nothing on the way forgets it. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(30);
}
