namespace Gateway.Journal;

/// <summary>A code that no table knew, as one message brought it.</summary>
/// <param name="Source">The source's id without version; <c>platform:nhsa</c> for the platform's own tables.</param>
/// <param name="Version">Of the source or the platform's tables.</param>
/// <param name="Concept">The code table's name.</param>
/// <param name="Code">As the message has it, masked where it looks like a person's number.</param>
/// <param name="IsBack">From our code to the sender's.</param>
/// <param name="Display">The sender's own name for it; null where its tables do not say where that stands.</param>
/// <param name="Action">What became of the message because of it.</param>
/// <param name="TableRow"><c>file:row</c> of the row that asked.</param>
/// <param name="ServiceDate">Of the message; null where it says none.</param>
public sealed record UnmappedNote(string Source, string Version, string Concept, string Code, bool IsBack, string? Display, UnmappedOutcome Action, string TableRow, DateOnly? ServiceDate)
{
    internal UnmappedKey KeyOf(string institution) => new(institution, Source, Concept, Code, IsBack);
}
