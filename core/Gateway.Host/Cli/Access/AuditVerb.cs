using System.CommandLine;
using System.Globalization;
using Gateway.Console.Auditing;

namespace Gateway.Host.Cli.Access;

/// <summary><c>audit list</c>: who did and who saw what.</summary>
internal static class AuditVerb
{
    public static Command Create()
    {
        var actor = new Option<string?>("--actor") { Description = "Only of this person." };
        var action = new Option<string?>("--action") { Description = "Only actions that begin so: messages., view.unmasked, sign-in." };
        var target = new Option<string?>("--target") { Description = "Only what holds this: messages/7." };
        var limit = new Option<int>("--limit") { Description = "Records at most.", DefaultValueFactory = _ => 200 };
        var list = new Command("list", "Newest first.") { actor, action, target, limit };
        list.SetAction((parsed, token) =>
        {
            string path = string.Create(CultureInfo.InvariantCulture, $"/api/audit?limit={parsed.GetValue(limit)}{Part("actor", parsed.GetValue(actor))}{Part("action", parsed.GetValue(action))}{Part("target", parsed.GetValue(target))}");
            return AccessCall.RunAsync<AuditPage>(parsed, HttpMethod.Get, path, null, Lines, token);
        });
        return AccessCall.Verb("audit", "Who did and who saw what. 审计记录。", list);
    }

    private static string Part(string name, string? value) => value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}";

    private static IEnumerable<string> Lines(AuditPage page) =>
    [
        .. page.Records.Select(record => string.Create(CultureInfo.InvariantCulture, $"{record.Number}  {record.At:yyyy-MM-dd HH:mm:ss}  {record.Actor}  {record.Action}  {record.Target}  {record.Result}  {record.Reason}")),
        page.BrokenAt is { } broken ? $"The trail was changed from outside: record {broken} does not follow from those before it." : $"complete to record {page.CompleteToNumber}",
    ];
}
