namespace Gateway.Journal;

/// <summary>What makes one line of the work list.</summary>
/// <param name="Institution">Twelve characters.</param>
/// <param name="Source">The source's id without version; <c>platform:nhsa</c> for the platform's own tables.</param>
/// <param name="Concept">The code table's name.</param>
/// <param name="Code">The sender's code, or ours on the way back. Masked where it looks like a person's number.</param>
/// <param name="IsBack">From our code to the sender's.</param>
public readonly record struct UnmappedKey(string Institution, string Source, string Concept, string Code, bool IsBack);
