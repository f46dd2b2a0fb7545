namespace Gateway.Mapping;

/// <summary>A code of the work list, to ask the tables about.</summary>
/// <param name="Institution">Twelve characters.</param>
/// <param name="Source">The source's id, or <c>platform:KIND</c>.</param>
/// <param name="Concept">As the <c>codes</c> column writes it.</param>
/// <param name="Code">The sender's code, or ours on the way back.</param>
/// <param name="Direction">Which way.</param>
/// <param name="Display">The sender's own name for it; null where nobody said one.</param>
/// <param name="ServiceDate">The day on which it must hold; null for now.</param>
public sealed record ListedCode(string Institution, string Source, string Concept, string Code, CodeDirection Direction, string? Display, DateOnly? ServiceDate);
