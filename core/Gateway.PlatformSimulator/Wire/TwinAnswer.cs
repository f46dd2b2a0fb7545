using System.Text;

namespace Gateway.PlatformSimulator.Wire;

/// <summary>What goes back over the wire, and what the connection does with it.</summary>
internal sealed record TwinAnswer(int Status, string ContentType, byte[] Body)
{
    public const string Json = "application/json;charset=UTF-8";

    public WireEffect Effect { get; init; }

    /// <summary>Seconds for a Retry-After header; null: no such header.</summary>
    public int? RetryAfter { get; init; }

    public static TwinAnswer Ok(byte[] json) => new(200, Json, json);

    public static TwinAnswer Text(int status, string contentType, string text) => new(status, contentType, Encoding.UTF8.GetBytes(text));

    public static TwinAnswer Nothing(WireEffect effect) => new(200, Json, []) { Effect = effect };
}

internal enum WireEffect
{
    /// <summary>The answer, as it is.</summary>
    None,

    /// <summary>No byte until the caller leaves.</summary>
    Stall,

    /// <summary>TCP reset, no byte.</summary>
    Reset,

    /// <summary>Half of the body, then TCP reset.</summary>
    Cut,

    /// <summary>The body twice.</summary>
    Twice,
}
