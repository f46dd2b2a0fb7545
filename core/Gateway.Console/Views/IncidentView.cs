using System.Collections.Immutable;
using Gateway.Console.Incidents;

namespace Gateway.Console.Views;

/// <summary>Messages that failed alike: the same fault, destination and mapping version.</summary>
/// <param name="Key">Sixteen hexadecimal characters over the three; the same every time.</param>
/// <param name="IssueCode">The leading issue's code; empty where nobody named one.</param>
/// <param name="Transaction">In which it came up, for example <c>2207</c>; empty before anything was sent.</param>
/// <param name="Fault">The other side's words without anybody in them, or the table row or place where the gateway found it.</param>
/// <param name="Destination">For example <c>nhsa</c>; empty where a message came to none.</param>
/// <param name="Mapping">Source, version and message; empty where it was not mapped.</param>
/// <param name="State"><c>open</c>, <c>working</c>, <c>watch</c> or <c>closed</c>; <c>again</c>: it was closed and has come again; <c>quiet</c>: nothing fails like that any more.</param>
/// <param name="Parked">How many wait for a person.</param>
/// <param name="Refused">How many were refused within the last day.</param>
/// <param name="Money">Yuan that these messages settle or bill; 0 where none says an amount.</param>
/// <param name="LastMessage">To look at; 0 of a quiet one.</param>
/// <param name="Filter">The list of messages that holds them, and perhaps others of the same code and source.</param>
/// <param name="Note">What somebody wrote; stays after the messages have gone on.</param>
public sealed record IncidentView(
    string Key, string IssueCode, string Transaction, string Fault, string Destination, string Mapping, string State, int Parked, int Refused, decimal Money,
    ImmutableArray<string> Institutions, DateTimeOffset First, DateTimeOffset Last, long LastMessage, string Filter, IncidentNote? Note)
{
    /// <summary>In one line.</summary>
    public string About => Note is { About.Length: > 0 } note && LastMessage == 0 ? note.About : $"{IssueCode} {Transaction} {Fault} · {Destination} · {Mapping}".Replace("  ", " ", StringComparison.Ordinal).Trim(' ', '·');
}

/// <summary>Incidents, those with the most parked messages first.</summary>
/// <param name="CompleteToSequence">Every fact up to this one is in it.</param>
/// <param name="IsWhole">False when more messages failed than were looked at.</param>
/// <param name="Hidden">Closed and quiet ones that are not listed.</param>
public sealed record IncidentListView(ImmutableArray<IncidentView> Incidents, long CompleteToSequence, bool IsWhole, int Hidden);
