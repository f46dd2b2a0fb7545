namespace Gateway.Mapping;

/// <summary>A row that a new message table begins with.</summary>
/// <param name="Target">FHIR path.</param>
/// <param name="Source">What every sender has alike: a literal, a reference, a fact of the institution; else empty, to be filled in.</param>
/// <param name="Transform">As another sender needs it; empty where the source is empty.</param>
/// <param name="Codes">The concept that translates it.</param>
/// <param name="IsRequired">Whether the message is refused without it.</param>
/// <param name="Note">Who needs it, or what another sender has there.</param>
internal sealed record SuggestedRow(string Target, string Source, string Transform, string Codes, bool IsRequired, string Note);
