using System.Text.Json;
using Gateway.Journal;

namespace Gateway.Delivery;

/// <summary>
/// An operator's word about when a destination takes nothing: a message of the gateway's own. It is prepared for as long as it holds, accepted when it is over, and reversed
/// when it was taken back; so a restart finds those that hold, on every engine of the journal.
/// </summary>
/// <param name="Destination">For example <c>nhsa</c>.</param>
/// <param name="Effect">What it does.</param>
/// <param name="Written">The window as it was written; null for a pause, and for an opening.</param>
/// <param name="From">When it was ordered; a pause or an opening holds since then.</param>
/// <param name="To">Until when that holds; null for as long as nobody takes it back.</param>
/// <param name="Reason">What the person wrote.</param>
/// <param name="Actor">The person's login.</param>
internal sealed record WindowOrder(string Destination, WindowEffect Effect, WindowOptions? Written, DateTimeOffset From, DateTimeOffset? To, string Reason, string Actor)
{
    public const string Event = "destination.window";
    private const string Listener = "window";

    /// <summary>Whether a message is such an order.</summary>
    public static bool IsOne(MessageHeader message) => message is { Source: SignInOrder.Source, Listener: Listener };

    /// <summary>When it holds.</summary>
    /// <exception cref="JsonException">It was written by a gateway that knew other windows.</exception>
    public WindowSchedule Schedule => Written is null ? new WindowSchedule.Once(new ClosedSpan(From, To ?? DateTimeOffset.MaxValue))
        : WindowReading.TryRead(Written, out WindowSchedule? schedule, out OrderFault? fault) ? schedule
        : throw new JsonException(fault.English);

    public Window ToWindow(string id) => new(id, Destination, Schedule, Reason, Effect);

    public Arrival ToArrival(DateTimeOffset at) => new(SignInOrder.Source, SignInOrder.Source, Listener, at, JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web));

    /// <summary>J2: from here on it holds.</summary>
    public JournalFact.Prepared ToPrepared(ReadOnlyMemory<byte> bytes) =>
        new(Event, new LaneKey($"{Destination}/{SignInOrder.Source}/window/{Effect}"), null, "", [new JournalKey("window", Destination)], "{}"u8.ToArray(), bytes);

    public static WindowOrder Read(ReadOnlyMemory<byte> bytes) => JsonSerializer.Deserialize<WindowOrder>(bytes.Span, JsonSerializerOptions.Web) ?? throw new JsonException("Expected a window.");
}
