namespace Gateway.Journal;

/// <summary>Which lines of the work list. Members that are null do not restrict.</summary>
public sealed record UnmappedFilter
{
    public string? Institution { get; init; }

    public string? Source { get; init; }

    public string? Concept { get; init; }

    /// <summary>Texts of answers instead of codes: lines whose source begins with <see cref="AnswersOf"/>. Default false.</summary>
    public bool IsOfAnswers { get; init; }

    /// <summary>Begins the source of a line that holds a text of a destination's answer.</summary>
    public const string AnswersOf = "answers:";

    /// <summary>Lines at most, those of the most messages first.</summary>
    public int Limit
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A list holds at least one line.");
    } = 1000;
}
