using System.ComponentModel.DataAnnotations;

namespace Gateway.Inbound;

/// <summary>One port and whose messages arrive on it. There are no credentials: the port stands for the sender.</summary>
public abstract class StreamListenerOptions
{
    /// <summary>Code of the institution behind this port, twelve characters.</summary>
    [Required]
    [RegularExpression("^[A-Za-z0-9]{12}$")]
    public string Institution { get; set; } = "";

    /// <summary>Source that describes its messages.</summary>
    [Required]
    public string Source { get; set; } = "";

    /// <summary>IP address to bind. Default 127.0.0.1: only this machine.</summary>
    [Required]
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>TCP port; 0 takes a free one.</summary>
    [Range(0, 65535)]
    public int Port { get; set; }

    /// <summary>Open connections; one more is closed at once. Default 200.</summary>
    [Range(1, 10_000)]
    public int MaxConnections { get; set; } = 200;

    /// <summary>Messages of one connection taken before the first of them is answered. Default 8.</summary>
    [Range(1, 1000)]
    public int MaxPipelined { get; set; } = 8;

    /// <summary>Silence after which a connection is closed; half a message is refused then. Default 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromMinutes(5);
}
