namespace Gateway.Adapter.Hl7v2.Layout;

/// <summary>The <c>layout</c> of a source of this format; README.md has an example of every member.</summary>
internal sealed record Hl7v2Layout
{
    public CharsetFrom Charset { get; init; }

    /// <summary>What ends a segment when it is written.</summary>
    public LineEnd SegmentEnd { get; init; } = LineEnd.Cr;

    /// <summary>Field separator, then component, repetition, escape and subcomponent, for records whose MSH names none.</summary>
    public string Separators { get; init; } = @"|^~\&";

    public IEnumerable<Issue> Faults() =>
        Separators.Length == 5 && Separators.All(char.IsAscii) && Delimiters.TryRead([.. Separators.Select(mark => (byte)mark)], out _)
            ? []
            : [LayoutReader.Wrong("separators", @"Expected five different ASCII characters such as |^~\&.")];
}
