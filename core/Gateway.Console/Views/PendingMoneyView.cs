namespace Gateway.Console.Views;

/// <summary>Settlements of one destination of which nobody knows yet whether they hold.</summary>
/// <param name="Destination">For example <c>nhsa</c>.</param>
/// <param name="Kind"><c>unknown</c> (sent; the platform may or may not have acted), <c>waiting</c> (goes as soon as it can) or <c>parked</c> (waits for a person).</param>
/// <param name="Settlements">How many.</param>
/// <param name="Yuan">What they come to.</param>
/// <param name="WithoutSum">How many of them say no sum, or were not added up yet.</param>
/// <param name="Oldest">When the oldest was received.</param>
/// <param name="OldestMessage">Its number.</param>
/// <param name="Link">The list that holds them.</param>
public sealed record PendingMoneyView(string Destination, string Kind, int Settlements, decimal Yuan, int WithoutSum, DateTimeOffset Oldest, long OldestMessage, string Link);
