namespace Gateway.Mapping;

/// <summary>One of our codes whose name is like the sender's. A person decides; nothing is ever mapped by likeness.</summary>
/// <param name="Target">Our code.</param>
/// <param name="Display">Its name.</param>
/// <param name="Score">100 the same name but for width, case, blanks and brackets; 99 down to 50 for how much of the two names agrees.</param>
public sealed record CodeSuggestion(string Target, string Display, int Score);
