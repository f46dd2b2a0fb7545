using Gateway.Journal;

namespace Gateway.Console.Api;

/// <summary>The filter as it stands in a URL: <c>?institution=H99999900001&amp;concept=catalogue&amp;state=open</c>.</summary>
public sealed record UnmappedQuery(string? Institution, string? Source, string? Concept, string? State, int? Limit)
{
    private const int MaxLimit = 10_000;

    /// <summary>Reads the filter.</summary>
    /// <param name="fault">What was expected; null when the result is true.</param>
    public bool TryRead(out UnmappedFilter filter, out Refusal? fault)
    {
        fault = State is not (null or "open" or "mapped") ? new Refusal("state 为 open 或 mapped。", "state is open or mapped.") : Limit is < 1 or > MaxLimit ? new Refusal($"limit 为1到{MaxLimit}。", $"limit is 1 to {MaxLimit}.") : null;
        filter = new UnmappedFilter { Institution = Institution, Source = Source, Concept = Concept, Limit = fault is null ? Limit ?? 1000 : 1 };
        return fault is null;
    }
}
