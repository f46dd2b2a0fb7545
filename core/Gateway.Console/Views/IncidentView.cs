using System.Collections.Immutable;
using Gateway.Console.Incidents;

namespace Gateway.Console.Views;

/// <summary>Messages that failed alike: the same issue, destination and mapping version.</summary>
/// <param name="Key">Sixteen hexadecimal characters over the three; the same every time.</param>
/// <param name="Destination">For example <c>nhsa</c>; empty where a message came to none.</param>
/// <param name="Mapping">Source, version and message; empty where it was not mapped.</param>
/// <param name="Parked">How many wait for a person.</param>
/// <param name="Refused">How many were refused within the last day.</param>
/// <param name="LastMessage">To look at.</param>
/// <param name="Note">What somebody wrote; stays after the messages have gone on.</param>
public sealed record IncidentView(
    string Key, string IssueCode, string Destination, string Mapping, int Parked, int Refused, ImmutableArray<string> Institutions, DateTimeOffset First, DateTimeOffset Last, long LastMessage, IncidentNote? Note);

/// <summary>Incidents, those with the most parked messages first.</summary>
/// <param name="CompleteToSequence">Every fact up to this one is in it.</param>
/// <param name="IsWhole">False when more messages failed than were looked at.</param>
public sealed record IncidentListView(ImmutableArray<IncidentView> Incidents, long CompleteToSequence, bool IsWhole);
