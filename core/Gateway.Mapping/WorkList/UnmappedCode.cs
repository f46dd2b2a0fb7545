namespace Gateway.Mapping;

/// <summary>A code that no table knew, as one message brought it. Holds no person's number: what looks like one is masked.</summary>
/// <param name="Source">The source's id; <c>platform:KIND</c> for a platform's own tables.</param>
/// <param name="Version">Of the source or of the platform's tables.</param>
/// <param name="Concept">As the <c>codes</c> column writes it.</param>
/// <param name="Code">What had to be translated, at most 64 characters.</param>
/// <param name="Direction">Which way.</param>
/// <param name="Display">The sender's own name for it; null where the table has no row that says where it stands (<see cref="CodeNames"/>).</param>
/// <param name="Action">What the concept says must happen.</param>
/// <param name="TableRow"><c>file:row</c>.</param>
/// <param name="Institution">Twelve characters; empty where the table runs for nobody.</param>
/// <param name="ServiceDate">Of the message; null where it says none.</param>
public sealed record UnmappedCode(
    string Source, string Version, string Concept, string Code, CodeDirection Direction, string? Display, UnmappedAction Action, string TableRow, string Institution, DateOnly? ServiceDate)
{
    internal const int LongestCode = 64;
    internal const int LongestDisplay = 100;
}
