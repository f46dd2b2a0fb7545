namespace Gateway.Journal;

/// <summary>Which lines of the work list. Members that are null do not restrict.</summary>
public sealed record UnmappedFilter
{
    public string? Institution { get; init; }

    public string? Source { get; init; }

    public string? Concept { get; init; }

    /// <summary>Lines at most, those of the most messages first.</summary>
    public int Limit
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A list holds at least one line.");
    } = 1000;
}
