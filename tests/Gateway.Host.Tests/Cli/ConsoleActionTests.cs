using System.Text.RegularExpressions;
using Gateway.Console.Orders;
using Gateway.Contract;
using Gateway.Host.Cli;
using Gateway.Host.Composition;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Host.Tests.Cli;

public sealed partial class ConsoleActionTests
{
    private static readonly ConsoleAction Planted = ConsoleActions.Retry with { Name = "messages.lose", Path = "/api/messages/{id:long}/lose", Verb = "messages lose" };

    [Fact]
    public async Task Console_API_and_command_line_can_do_the_same_things()
    {
        using var folder = new TemporaryFolder();
        IReadOnlyCollection<VerbCall> verbs = await VerbCalls.RecordAsync(GatewayCommand.Create(), folder, TestContext.Current.CancellationToken);

        Assert.Empty(ThreeLists.Differences(ConsoleActions.All, Forms(), await RoutesAsync(folder), verbs));
    }

    [Fact]
    public void What_only_one_of_the_lists_has_is_named()
    {
        string[] names = [.. ConsoleActions.All.Select(action => action.Name)], routes = [.. ConsoleActions.All.Select(action => action.Path)];
        VerbCall[] verbs = [.. ConsoleActions.All.Select(action => action == ConsoleActions.Unmask ? new VerbCall(action.Verb, "GET", "/api/messages/7/bytes") : new VerbCall(action.Verb, "POST", action.PathFor("7", "8")))];

        Assert.Empty(ThreeLists.Differences(ConsoleActions.All, names, routes, verbs));
        Assert.Equal(
            ["messages.lose: the API has no /api/messages/{id:long}/lose", "messages.lose: no page has a form of it", "messages.lose: 'gateway messages lose' does not send it"],
            ThreeLists.Differences([.. ConsoleActions.All, Planted], names, routes, verbs));
        Assert.Equal(["/api/messages/{id:long}/lose: no action of the console"], ThreeLists.Differences(ConsoleActions.All, names, [.. routes, Planted.Path], verbs));
        Assert.Equal(["messages.lose: a form without an action"], ThreeLists.Differences(ConsoleActions.All, [.. names, Planted.Name], routes, verbs));
        Assert.Equal(["gateway messages lose: POST /api/messages/7/lose is no action of the console"], ThreeLists.Differences(ConsoleActions.All, names, routes, [.. verbs, new VerbCall("messages lose", "POST", "/api/messages/7/lose")]));
    }

    /// <summary>Changing routes of the gateway as it runs.</summary>
    private static async Task<IReadOnlyCollection<string>> RoutesAsync(TemporaryFolder folder)
    {
        Outcome<WebApplication> built = GatewayApp.Build(configuration => configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Gateway:Data"] = folder.In("data"), ["Gateway:Mappings"] = HostFolder.Mappings, ["Gateway:Plugins"] = HostFolder.Plugins, ["Gateway:Inbound:Http:Port"] = "0", ["Logs:Stderr"] = "false",
        }), HostFolder.Reading);
        await using WebApplication app = built.Value;
        return
        [
            .. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
                .Where(route => route.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal) && route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") != true) // a route has a text
                .Select(route => route.RoutePattern.RawText!), // as above
        ];
    }

    /// <summary>The actions whose forms stand on the pages; a form that posts elsewhere is named by its tag.</summary>
    private static IReadOnlyCollection<string> Forms()
    {
        string console = Path.Combine(HostFolder.Repository, "core", "Gateway.Console");
        string[] parts = [.. new[] { "Pages", "Parts" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(console, folder), "*.razor")).Select(File.ReadAllText)];
        return
        [
            .. parts.SelectMany(part => Named().Matches(part)).Select(name => typeof(ConsoleActions).GetField(name.Groups["field"].Value)?.GetValue(null)).OfType<ConsoleAction>().Select(action => action.Name).Distinct(StringComparer.Ordinal),
            .. parts.Where(part => !part.Contains("OrderDispatch.FormPath", StringComparison.Ordinal)).SelectMany(part => OwnForm().Matches(part)).Select(form => form.Value),
        ];
    }

    [GeneratedRegex("ConsoleActions\\.(?<field>[A-Za-z]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();

    [GeneratedRegex("<form[^>]*method=\"post\"[^>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OwnForm();
}
