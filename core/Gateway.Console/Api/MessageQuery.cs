using Gateway.Journal;

namespace Gateway.Console.Api;

/// <summary>The filter as it stands in a URL: <c>?state=parked&amp;institution=H99999900001&amp;limit=20</c>.</summary>
public sealed record MessageQuery(string? Institution, string? Source, string? Event, string? State, string? Key, DateTimeOffset? From, DateTimeOffset? To, long? Before, int? Limit)
{
    private const int MaxLimit = 500;
    private const int DefaultLimit = 50;

    /// <summary>Reads the filter.</summary>
    /// <param name="filter">The filter; default when the result is false.</param>
    /// <param name="fault">What was expected; null when the result is true.</param>
    public bool TryRead(out MessageFilter filter, out string? fault)
    {
        MessageState state = default;
        bool stateRead = State is null || (Enum.TryParse(State, ignoreCase: true, out state) && Enum.IsDefined(state));
        fault = stateRead
            ? (Limit is < 1 or > MaxLimit ? $"limit is 1 to {MaxLimit}." : null)
            : "state is one of received, prepared, parked, accepted, refused, reversed.";
        filter = new MessageFilter
        {
            Institution = Institution,
            Source = Source,
            Event = Event,
            State = State is null ? null : state,
            Key = Key,
            From = From,
            To = To,
            Before = Before,
            Limit = fault is null ? Limit ?? DefaultLimit : DefaultLimit,
        };
        return fault is null;
    }
}
