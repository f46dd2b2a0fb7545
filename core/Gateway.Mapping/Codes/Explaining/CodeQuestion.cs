namespace Gateway.Mapping;

/// <summary>What somebody wants to know of a code.</summary>
/// <param name="Concept">As the <c>codes</c> column writes it.</param>
/// <param name="Code">The sender's code; with <paramref name="IsBack"/> ours.</param>
/// <param name="Institution">Whose; null for the national view.</param>
/// <param name="Source">The version whose own tables take part; null for none.</param>
/// <param name="Day">The service date; null takes rows that still hold.</param>
/// <param name="IsBack">From our code to the sender's, as replies do.</param>
public sealed record CodeQuestion(string Concept, string Code, Institution? Institution, SourceVersion? Source, DateOnly? Day, bool IsBack);
