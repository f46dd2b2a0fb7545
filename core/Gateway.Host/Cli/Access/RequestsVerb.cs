using System.CommandLine;
using System.Text.Json.Nodes;
using Gateway.Console.Api;
using Gateway.Console.Views;

namespace Gateway.Host.Cli.Access;

/// <summary><c>requests list|show|approve|decline</c>: what somebody asked for in the console that a second person decides.</summary>
internal static class RequestsVerb
{
    public static Command Create() => AccessCall.Verb("requests", "What waits for a second person: reversals, undoing a visit, unmasking. 需他人批准的申请。", List(), Show(), Decide("approve", "Approve: what was asked for is done at once."), Decide("decline", "Decline what somebody asked for: nothing is done, and the request says who declined it."));

    private static Command List()
    {
        var list = new Command("list", "Newest first.");
        list.SetAction((parsed, token) => AccessCall.RunAsync<RequestView[]>(parsed, HttpMethod.Get, "/api/requests", null, requests => requests.Select(request =>
            $"{request.Number}  {request.State}  {request.Action}  {request.Path}  {request.By}: {request.Reason}{(request.DecidedBy is null ? "" : $"  ({request.DecidedBy})")}"), token));
        return list;
    }

    private static Command Show()
    {
        var number = new Argument<long>("number") { Description = "The request's number." };
        var show = new Command("show", "What exactly a request would do: the difference of a correction, the evidence of a reversal, the steps of taking a visit back.") { number };
        show.SetAction((parsed, token) => AccessCall.RunAsync<RequestDetailView>(parsed, HttpMethod.Get, $"/api/requests/{parsed.GetValue(number)}", null, RequestText.Of, token));
        return show;
    }

    private static Command Decide(string verb, string description)
    {
        var number = new Argument<long>("number") { Description = "The request's number." };
        Option<string> reason = AccessCall.Reason(), actor = AccessCall.Actor();
        var decide = new Command(verb, description) { number, reason, actor };
        decide.SetAction((parsed, token) => AccessCall.RunAsync<JsonObject>(
            parsed, HttpMethod.Post, $"/api/requests/{parsed.GetValue(number)}/{verb}", new DeskOrder(parsed.GetRequiredValue(actor), parsed.GetRequiredValue(reason)), answer => [answer.ToJsonString(CliJson.Options)], token));
        return decide;
    }
}
