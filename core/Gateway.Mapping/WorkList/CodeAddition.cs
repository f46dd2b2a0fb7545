namespace Gateway.Mapping;

/// <summary>A row to append to a code table.</summary>
/// <param name="File">Below the mappings folder, with <c>/</c>.</param>
/// <param name="At"><c>file:row</c> of the work list.</param>
/// <param name="Layer">institution, city, province, source or national.</param>
/// <param name="Institution">Of the work list's line; other institutions see the row too in every layer but the first.</param>
/// <param name="Concept">The code table's name.</param>
/// <param name="Code">The sender's.</param>
/// <param name="Target">Ours; empty for <c>unmatched</c>.</param>
public sealed record CodeAddition(string File, string At, string Layer, string Institution, string Concept, string Code, string Target)
{
    /// <summary>Which of the two the work list asked about.</summary>
    public CodeDirection Direction { get; init; }

    internal TimedCode Row { get; init; } = new("", "", null, null, "");

    internal IReadOnlyDictionary<string, string> Cells { get; init; } = new Dictionary<string, string>();
}
