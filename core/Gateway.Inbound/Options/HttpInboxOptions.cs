using System.ComponentModel.DataAnnotations;

namespace Gateway.Inbound;

/// <summary>Where HTTP calls arrive.</summary>
public sealed class HttpInboxOptions
{
    /// <summary>Whether this project opens the port; switch it off where the host's own port carries the route. Default yes.</summary>
    public bool Listen { get; set; } = true;

    /// <summary>IP address to bind. Default 127.0.0.1: only this machine.</summary>
    [Required]
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>TCP port; 0 takes a free one. Default 8080.</summary>
    [Range(0, 65535)]
    public int Port { get; set; } = 8080;

    /// <summary>Seconds after which a caller that was told "busy" may try again (header Retry-After). Default 5.</summary>
    [Range(1, 3600)]
    public int RetryAfterSeconds { get; set; } = 5;

    /// <summary>Sources whose programs take anything but 200 for a broken line: refused and pending replies go out with 200 too, as they always do for SOAP. "Busy" stays 503.</summary>
    public IList<string> AlwaysOk { get; } = [];
}
