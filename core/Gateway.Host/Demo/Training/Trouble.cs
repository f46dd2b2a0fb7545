namespace Gateway.Host.Demo.Training;

/// <summary>Something that goes wrong in daily work, brought about on purpose.</summary>
/// <param name="Name">As typed: <c>lost-answer</c>.</param>
/// <param name="Chinese">What the hospital says, one sentence.</param>
/// <param name="English">The same.</param>
/// <param name="Begin">Brings it about.</param>
/// <param name="End">What others do so that it can end (the platform opens, a card is cleared); null where the operator alone ends it.</param>
internal sealed record Trouble(string Name, string Chinese, string English, Func<TroubleHands, Task> Begin, Func<TroubleHands, Task>? End = null);
