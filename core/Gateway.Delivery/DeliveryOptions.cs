using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Gateway.Delivery;

/// <summary>How messages are delivered. Section <c>Delivery</c>.</summary>
public sealed class DeliveryOptions
{
    public const string Section = "Delivery";

    /// <summary>When steps are tried again.</summary>
    [ValidateObjectMembers]
    public RetryOptions Retry { get; set; } = new();

    /// <summary>For destinations that have no entry of their own.</summary>
    [ValidateObjectMembers]
    public DestinationOptions Default { get; set; } = new();

    /// <summary>By destination, e.g. <c>nhsa</c>. What an entry does not say has the built-in default, not that of <see cref="Default"/>.</summary>
    public Dictionary<string, DestinationOptions> Destinations { get; } = new(StringComparer.Ordinal);

    /// <summary>When destinations are known to take nothing. Operators declare more while the gateway runs.</summary>
    public List<WindowOptions> Windows { get; } = [];

    /// <summary>So long before a declared window begins nothing new is sent, so that no answer falls into it. Default 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan WindowMargin { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Messages that wait but stay in memory; those beyond are read from the journal when their turn comes. Default 1,000.</summary>
    [Range(0, 1_000_000)]
    public int MessagesKept { get; set; } = 1_000;

    /// <summary>How long a stop waits for calls in flight before it cuts them off; their outcome is then unknown. Default 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan StopGrace { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Shortest time between two sign-ins of one operator on one day, however often the platform ends the session. Default 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan SessionPause { get; set; } = TimeSpan.FromSeconds(5);

    internal DestinationOptions For(string destination) => Destinations.GetValueOrDefault(destination, Default);
}
