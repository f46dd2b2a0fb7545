using System.CommandLine;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Gateway.Console.Api;

namespace Gateway.Host.Cli;

/// <summary><c>sessions list</c>: which operators the running gateway has signed in.</summary>
internal static class SessionsVerb
{
    private static readonly Option<bool> Json = new("--json") { Description = "The API's JSON." };
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static Command Create()
    {
        var list = new Command("list", "Operators with their day's session (9001), and the message that signs in where one does.") { Json };
        OperatorClient.AddOptions(list);
        list.SetAction(async (parsed, token) =>
        {
            using OperatorClient client = OperatorClient.For(parsed);
            return await client.CallAsync(HttpMethod.Get, "/api/sessions", null, content => ShowAsync(content, parsed.GetValue(Json), token), token);
        });
        return new Command("sessions", "Look at operators' sessions at the platform; the gateway makes and renews them itself. 查看操作员签到。") { list };
    }

    private static async Task ShowAsync(HttpContent content, bool asJson, CancellationToken cancellationToken)
    {
        if (asJson)
        {
            System.Console.WriteLine(await content.ReadAsStringAsync(cancellationToken));
            return;
        }

        OperatorSessionView[] sessions = (await content.ReadFromJsonAsync<OperatorSessionView[]>(Web, cancellationToken))!; // a 200 carries a list
        foreach (OperatorSessionView session in sessions)
        {
            System.Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{session.Destination} {session.Institution} {session.Operator}  {Word(session.State)} {session.State}  {session.Day:yyyy-MM-dd} {session.Number}{(session.MessageId is { } id ? $"  #{id}" : "")}").TrimEnd());
        }
    }

    private static string Word(string state) => state switch
    {
        "signed-in" => "已签到",
        "signing-in" => "签到中",
        "ended" => "已失效",
        _ => "未签到",
    };
}
