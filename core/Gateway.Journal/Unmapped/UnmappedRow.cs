namespace Gateway.Journal;

/// <summary>One line of the work list: a code, and what all messages that brought it have in common.</summary>
/// <param name="Key">Whose code it is.</param>
/// <param name="Last">As the last message brought it; the display is the last one that any message gave.</param>
/// <param name="Messages">How many different messages brought it: the same bytes count once.</param>
/// <param name="FirstSeen">UTC.</param>
/// <param name="LastSeen">UTC.</param>
/// <param name="LastMessage">Number of the last message.</param>
/// <param name="Waiting">How many of them are parked now.</param>
public sealed record UnmappedRow(UnmappedKey Key, UnmappedNote Last, long Messages, DateTimeOffset FirstSeen, DateTimeOffset LastSeen, long LastMessage, long Waiting);
