using System.CommandLine;
using Gateway.Console.Api;
using Gateway.Console.Incidents;
using Gateway.Console.Views;

namespace Gateway.Host.Cli.Access;

/// <summary><c>incidents list|note</c>: messages that failed alike, and what somebody does about them.</summary>
internal static class IncidentsVerb
{
    public static Command Create() => AccessCall.Verb("incidents", "Messages that failed alike: same fault, destination and mapping version. 故障。", List(), Note());

    private static Command List()
    {
        var all = new Option<bool>("--all") { Description = "Closed and quiet ones too." };
        var list = new Command("list", "Those with the most parked messages first.") { all };
        list.SetAction((parsed, token) => AccessCall.RunAsync<IncidentListView>(parsed, HttpMethod.Get, parsed.GetValue(all) ? "/api/incidents?all=true" : "/api/incidents", null, Lines, token));
        return list;
    }

    private static Command Note()
    {
        var key = new Argument<string>("key") { Description = "The incident's key, from the list." };
        var state = new Option<string>("--state") { Description = "open, working, watch or closed.", DefaultValueFactory = _ => "working" };
        var owner = new Option<string?>("--owner") { Description = "Who sees to it. Default: who writes." };
        Option<string> reason = AccessCall.Reason(), actor = AccessCall.Actor();
        var note = new Command("note", "Write what is done about it; the reason is the note. It stays when the messages have gone on.") { key, state, owner, reason, actor };
        note.SetAction((parsed, token) => AccessCall.RunAsync<NoteAnswer>(
            parsed,
            HttpMethod.Post,
            $"/api/incidents/{Uri.EscapeDataString(parsed.GetRequiredValue(key))}/note",
            new NoteOrder(parsed.GetRequiredValue(actor), parsed.GetRequiredValue(reason), parsed.GetRequiredValue(state), parsed.GetValue(owner)),
            written => [$"{written.State}  {written.Owner}: {written.Text}"],
            token));
        return note;
    }

    private static IEnumerable<string> Lines(IncidentListView list) =>
    [
        .. list.Incidents.Select(incident =>
            $"{incident.Key}  [{incident.State}]  {incident.About}  parked {incident.Parked}, refused {incident.Refused}, {incident.Institutions.Length} institutions, {incident.Money} yuan, last message {incident.LastMessage}{(incident.Note is { } note ? $"  [{note.State}] {note.Owner}: {note.Text}" : "")}"),
        $"complete to sequence {list.CompleteToSequence}{(list.Hidden > 0 ? $"; {list.Hidden} closed or quiet ones not listed (--all)" : "")}",
    ];
}
