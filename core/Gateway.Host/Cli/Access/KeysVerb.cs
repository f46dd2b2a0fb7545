using System.CommandLine;
using System.Globalization;
using Gateway.Console.Api;

namespace Gateway.Host.Cli.Access;

/// <summary><c>keys list|issue|revoke</c>: keys of institutions' programs.</summary>
internal static class KeysVerb
{
    public static Command Create() => AccessCall.Verb("keys", "Keys by which institutions' programs send messages, or read their own in the API. 机构密钥。", List(), Issue(), Revoke());

    private static Command List()
    {
        var list = new Command("list", "Newest first, with state and last use; never the keys themselves.");
        list.SetAction((parsed, token) => AccessCall.RunAsync<KeyView[]>(parsed, HttpMethod.Get, "/api/keys", null, keys => keys.Select(Line), token));
        return list;
    }

    private static Command Issue()
    {
        var institution = new Argument<string>("institution") { Description = "Its code, twelve characters." };
        var use = new Option<string>("--use") { Description = "sender (POST /in/…, header X-Gateway-Key) or api (its own messages in the API, header X-Api-Key).", DefaultValueFactory = _ => "sender" };
        var overlap = new Option<TimeSpan?>("--overlap") { Description = "How long the key that is valid now goes on: 7.00:00:00 (default) is seven days, 00:00:00 ends it at once." };
        Option<string> reason = AccessCall.Reason(), actor = AccessCall.Actor();
        var issue = new Command("issue", "Make a key; it is shown this once.") { institution, use, overlap, reason, actor };
        issue.SetAction((parsed, token) => AccessCall.RunAsync<KeyAnswer>(
            parsed,
            HttpMethod.Post,
            "/api/keys",
            new KeyOrder(parsed.GetRequiredValue(actor), parsed.GetRequiredValue(reason), parsed.GetRequiredValue(institution), parsed.GetRequiredValue(use), parsed.GetValue(overlap)),
            answer => [answer.Key],
            token));
        return issue;
    }

    private static Command Revoke()
    {
        var id = new Argument<string>("id") { Description = "The key's number, from the list." };
        Option<string> reason = AccessCall.Reason(), actor = AccessCall.Actor();
        var revoke = new Command("revoke", "Take a key back: it opens nothing from now on.") { id, reason, actor };
        revoke.SetAction((parsed, token) => AccessCall.RunAsync<KeyView>(
            parsed, HttpMethod.Post, $"/api/keys/{Uri.EscapeDataString(parsed.GetRequiredValue(id))}/revoke", new DeskOrder(parsed.GetRequiredValue(actor), parsed.GetRequiredValue(reason)), key => [Line(key)], token));
        return revoke;
    }

    private static string Line(KeyView key) => string.Create(
        CultureInfo.InvariantCulture, $"{key.Id}  {key.Institution}  {key.Use}  {key.State}  issued {key.IssuedAt:yyyy-MM-dd} by {key.IssuedBy}{(key.Until is { } until ? $"  until {until:yyyy-MM-dd HH:mm}" : "")}  {(key.LastUsedAt is { } used ? $"used {used:yyyy-MM-dd HH}h" : "never used")}");
}
