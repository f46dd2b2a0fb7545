using System.Text.Json;
using Gateway.Journal;

namespace Gateway.Delivery;

/// <summary>The gateway's own message that signs an operator in. Like every message it has its J1 (these are its bytes), its J2 and its attempts in the journal before a byte leaves.</summary>
/// <param name="Key">Who signs in.</param>
/// <param name="Cause">Why: no session yet, a new day, or the platform ended the old one.</param>
/// <param name="At">When it was ordered.</param>
public sealed record SignInOrder(SessionKey Key, string Cause, DateTimeOffset At)
{
    /// <summary>Its event.</summary>
    public const string Event = "session.sign-in";

    /// <summary>The source that the gateway's own messages bear.</summary>
    public const string Source = "gateway";

    private const string Listener = "session";

    /// <summary>Whether a message is such an order.</summary>
    public static bool IsOne(MessageHeader message) => message is { Source: Source, Listener: Listener };

    internal Arrival ToArrival() => new(Key.Institution, Source, Listener, At, JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web));

    internal static SignInOrder Read(ReadOnlyMemory<byte> bytes) => JsonSerializer.Deserialize<SignInOrder>(bytes.Span, JsonSerializerOptions.Web) ?? throw new JsonException("Expected an order to sign in.");
}
