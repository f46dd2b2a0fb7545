using Gateway.Journal;

namespace Gateway.Console.Api;

/// <summary>The filter as it stands in a URL: <c>?state=parked&amp;institution=H99999900001&amp;limit=20</c>, or <c>?q=state:parked since:2d</c> (see <see cref="Views.FilterText"/>).</summary>
public sealed record MessageQuery(string? Institution, string? Source, string? Event, string? State, string? Key, DateTimeOffset? From, DateTimeOffset? To, long? Before, int? Limit, string? Q = null)
{
    private const int MaxLimit = 500;
    private const int DefaultLimit = 50;

    /// <summary>Reads the filter.</summary>
    /// <param name="filter">The filter; default when the result is false.</param>
    /// <param name="fault">What was expected; null when the result is true.</param>
    public bool TryRead(DateTimeOffset now, out MessageFilter filter, out Refusal? fault)
    {
        if (!Views.FilterText.TryRead(Q, now, out MessageFilter written, out fault))
        {
            filter = written;
            return false;
        }

        MessageState state = default;
        bool stateRead = State is null || (Enum.TryParse(State, ignoreCase: true, out state) && Enum.IsDefined(state));
        fault = stateRead
            ? (Limit is < 1 or > MaxLimit ? new Refusal($"limit 为1到{MaxLimit}。", $"limit is 1 to {MaxLimit}.") : null)
            : Views.FilterText.NoSuchState;
        filter = written with
        {
            Institution = Institution ?? written.Institution,
            Source = Source ?? written.Source,
            Event = Event ?? written.Event,
            State = State is null ? written.State : state,
            Key = Key ?? written.Key,
            From = From ?? written.From,
            To = To ?? written.To,
            Before = Before,
            Limit = fault is null ? Limit ?? DefaultLimit : DefaultLimit,
        };
        return fault is null;
    }
}
