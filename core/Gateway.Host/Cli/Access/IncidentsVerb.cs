using System.CommandLine;
using Gateway.Console.Api;
using Gateway.Console.Incidents;
using Gateway.Console.Views;

namespace Gateway.Host.Cli.Access;

/// <summary><c>incidents list|note</c>: messages that failed alike, and what somebody does about them.</summary>
internal static class IncidentsVerb
{
    public static Command Create() => AccessCall.Verb("incidents", "Messages that failed alike: same issue, destination and mapping version. 故障。", List(), Note());

    private static Command List()
    {
        var list = new Command("list", "Those with the most parked messages first.");
        list.SetAction((parsed, token) => AccessCall.RunAsync<IncidentListView>(parsed, HttpMethod.Get, "/api/incidents", null, Lines, token));
        return list;
    }

    private static Command Note()
    {
        var key = new Argument<string>("key") { Description = "The incident's key, from the list." };
        var state = new Option<string>("--state") { Description = "open, working, watch or closed.", DefaultValueFactory = _ => "working" };
        Option<string> reason = AccessCall.Reason(), actor = AccessCall.Actor();
        var note = new Command("note", "Write what is done about it; the reason is the note. It stays when the messages have gone on.") { key, state, reason, actor };
        note.SetAction((parsed, token) => AccessCall.RunAsync<IncidentNote>(
            parsed,
            HttpMethod.Post,
            $"/api/incidents/{Uri.EscapeDataString(parsed.GetRequiredValue(key))}/note",
            new NoteOrder(parsed.GetRequiredValue(actor), parsed.GetRequiredValue(reason), parsed.GetRequiredValue(state)),
            written => [$"{written.State}  {written.Owner}: {written.Text}"],
            token));
        return note;
    }

    private static IEnumerable<string> Lines(IncidentListView list) =>
    [
        .. list.Incidents.Select(incident =>
            $"{incident.Key}  {incident.IssueCode}  {incident.Destination}  {incident.Mapping}  parked {incident.Parked}, refused {incident.Refused}, last message {incident.LastMessage}{(incident.Note is { } note ? $"  [{note.State}] {note.Owner}: {note.Text}" : "")}"),
        $"complete to sequence {list.CompleteToSequence}",
    ];
}
