using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Gateway.Inbound;

/// <summary>What listens, for whom, and how much of it at a time.</summary>
public sealed class InboundOptions
{
    /// <summary>The configuration section that the host hands to <c>AddInbound</c>.</summary>
    public const string Section = "Gateway:Inbound";

    /// <summary>Bytes of one message, framing aside; a longer one is refused with GW1001. Default 16 MiB.</summary>
    [Range(64, 256 * 1024 * 1024)]
    public int MaxMessageBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>Messages in hand over all listeners. Above it HTTP answers 503, MLLP and TCP stop reading, folders wait. Default 256.</summary>
    [Range(1, 100_000)]
    public int MaxInFlight { get; set; } = 256;

    /// <summary>How long a stop waits for messages in hand; the host's own shutdown limit must be longer. Default 20 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan StopDeadline { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Institution code → its key, either <c>sha256:</c> and 64 hexadecimal digits of the key's UTF-8 bytes, or the key itself (16 characters or more, from the environment, say). No entry, no HTTP calls.</summary>
    public IDictionary<string, string> Keys { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The HTTP listener.</summary>
    [ValidateObjectMembers]
    public HttpInboxOptions Http { get; set; } = new();

    /// <summary>The MLLP listeners, one sender each.</summary>
    [ValidateEnumeratedItems]
    public IList<MllpListenerOptions> Mllp { get; } = [];

    /// <summary>The plain TCP listeners, one sender each.</summary>
    [ValidateEnumeratedItems]
    public IList<TcpListenerOptions> Tcp { get; } = [];

    /// <summary>The watched folders, one sender each.</summary>
    [ValidateEnumeratedItems]
    public IList<FolderListenerOptions> Folders { get; } = [];

    /// <summary>Servers on which watched folders may lie, by name.</summary>
    public IDictionary<string, SftpServerOptions> Sftp { get; } = new Dictionary<string, SftpServerOptions>(StringComparer.Ordinal);

    /// <summary>Connection strings of polled databases by name. They hold passwords: give them in the environment.</summary>
    public IDictionary<string, string> Connections { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The polled databases, one sender each.</summary>
    [ValidateEnumeratedItems]
    public IList<DatabaseListenerOptions> Databases { get; } = [];
}
