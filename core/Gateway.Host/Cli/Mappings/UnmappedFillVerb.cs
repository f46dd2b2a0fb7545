using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json;
using Gateway.Console.Api;

namespace Gateway.Host.Cli;

/// <summary><c>mappings unmapped fill</c>: gives one code its target on the running gateway, as the console's work list does.</summary>
internal static class UnmappedFillVerb
{
    private static readonly string[] Layers = ["institution", "city", "province", "national"];
    private static readonly Option<string> Institution = new("--institution") { Description = "Whose code.", Required = true };
    private static readonly Option<string> Source = new("--source") { Description = "ID@VERSION, as the work list has it.", Required = true };
    private static readonly Option<string> Concept = new("--concept") { Description = "The code table's name.", Required = true };
    private static readonly Option<string> Layer = new Option<string>("--layer") { Description = "For whom the row holds.", DefaultValueFactory = _ => "institution" }.AcceptOnlyFromAmong(Layers);
    private static readonly Option<bool> Back = new("--back") { Description = "CODE is ours and TARGET the sender's, as in replies." };
    private static readonly Option<bool> Release = new("--release") { Description = "Let the parked messages go on that waited for it." };
    private static readonly Option<string> Reason = new("--reason") { Description = "Why, for the audit trail.", Required = true };
    private static readonly Option<string> Actor = new("--actor") { Description = "Who.", DefaultValueFactory = _ => Environment.UserName };

    public static Command Create()
    {
        var code = new Argument<string>("code") { Description = "The code that no table knew." };
        var target = new Argument<string>("target") { Description = "What it becomes." };
        var fill = new Command("fill", "Give one code its target: written to the code table of the layer, checked with the whole folder, and served at once. Released versions are never written.") { code, target, Institution, Source, Concept, Layer, Back, Release, Reason, Actor };
        OperatorClient.AddOptions(fill);
        fill.SetAction(async (parsed, token) =>
        {
            using OperatorClient client = OperatorClient.For(parsed);
            var order = new FillOrder(
                parsed.GetRequiredValue(Actor), parsed.GetRequiredValue(Reason), parsed.GetRequiredValue(Layer), parsed.GetRequiredValue(Institution), parsed.GetRequiredValue(Source), parsed.GetRequiredValue(Concept),
                parsed.GetRequiredValue(code), parsed.GetValue(Back) ? "back" : "forward", parsed.GetRequiredValue(target), parsed.GetValue(Release));
            Func<HttpContent, Task> print = content => PrintAsync(content, token);
            return await client.CallAsync(HttpMethod.Post, "/api/mappings/unmapped/fill", order, print, print, token);
        });
        return fill;
    }

    private static async Task PrintAsync(HttpContent content, CancellationToken cancellationToken)
    {
        FillAnswer filled = (await content.ReadFromJsonAsync<FillAnswer>(JsonSerializerOptions.Web, cancellationToken))!; // 200 and 409 carry one
        System.Console.WriteLine($"{filled.English} {filled.Chinese}");
    }
}
