namespace Gateway.Platform;

/// <summary>How a province wants the detail file of 3202.</summary>
public sealed record DialectStatement
{
    /// <summary>Whether a row of column names comes first. Default no.</summary>
    public bool Header { get; init; }

    /// <summary>What stands for an empty text. Default <c>null</c>, as it was seen.</summary>
    public string Empty { get; init; } = "null";
}
