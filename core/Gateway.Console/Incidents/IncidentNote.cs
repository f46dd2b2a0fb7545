namespace Gateway.Console.Incidents;

/// <summary>What somebody wrote about an incident.</summary>
/// <param name="State"><c>open</c>, <c>working</c>, <c>watch</c> or <c>closed</c>.</param>
/// <param name="Owner">Who sees to it.</param>
/// <param name="Actor">Who wrote it; empty in notes of old.</param>
/// <param name="About">Fault, destination and mapping in one line, for the time when no message has it any more; empty in notes of old.</param>
public sealed record IncidentNote(string State, string Owner, string Text, DateTimeOffset At, string Actor = "", string About = "");
