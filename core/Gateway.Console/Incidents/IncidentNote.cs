namespace Gateway.Console.Incidents;

/// <summary>What somebody wrote about an incident.</summary>
/// <param name="State"><c>open</c>, <c>working</c>, <c>watch</c> or <c>closed</c>.</param>
/// <param name="Owner">Who sees to it.</param>
public sealed record IncidentNote(string State, string Owner, string Text, DateTimeOffset At);
