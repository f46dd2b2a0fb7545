using System.Collections.Immutable;

namespace Gateway.Mapping;

/// <summary>A family of formats that are sent in the field, and what covers it.</summary>
/// <param name="Id">As <c>family</c> in source.yaml names it.</param>
/// <param name="Title">For people.</param>
/// <param name="Kind">Whose: provincial, hospital, pharmacy, other.</param>
/// <param name="Sources">The newest version of each source that covers it.</param>
/// <param name="Reason">Why nothing does; null where something does.</param>
public sealed record FamilyFacts(string Id, string Title, string Kind, ImmutableArray<SourceFacts> Sources, string? Reason);
