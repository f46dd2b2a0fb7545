using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Gateway.Console.Access;
using Gateway.Console.Api;
using Gateway.Console.Views;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Console.Tests.Privacy;

/// <summary>What persons type into reasons and notes is theirs to choose; an identity number, a telephone or a mail in it is shown nowhere.</summary>
public sealed partial class TypedTextTests
{
    private const string Typed = "家属999999198001010011来电13900000001留下 zhao@example.org";
    private static readonly string[] Hidden = ["999999198001010011", "13900000001", "zhao@example.org"];
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_page_and_no_call_of_the_API_shows_the_numbers_that_somebody_typed()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        long id = await TypeEverywhereAsync(desk);
        using Visitor boss = await Visitor.SignedInAsync(desk, "boss", Role.Admin, Role.Operator, Role.Auditor);
        await boss.SubmitAsync("/messages", $"/do/messages.retry?at=1&back=/messages", ("reason", Typed));
        await boss.SubmitAsync("/messages", $"/do/messages.unmask?at={id}&back=/messages", ("reason", Typed));
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string path in desk.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(IsRead).Select(endpoint => Address(endpoint, id)))
        {
            places[path] = await (await desk.Client.GetAsync(path, Token)).Content.ReadAsStringAsync(Token);
        }

        foreach (string language in (string[])["zh", "en"])
        {
            await boss.Client.GetAsync($"/switch?language={language}", Token);
            await WalkAsync(boss, language, places);
        }

        Assert.True(places.Values.Count(text => text.Contains("***", StringComparison.Ordinal)) >= 8, $"Typed text stood in: {string.Join(' ', places.Where(place => place.Value.Contains("***", StringComparison.Ordinal)).Select(place => place.Key))}");
        Assert.Empty(places.Where(place => Hidden.Any(number => place.Value.Contains(number, StringComparison.Ordinal))).Select(place => place.Key));
    }

    [Fact]
    public async Task What_goes_on_to_the_desks_holds_no_such_number_either_and_everything_else_as_it_was_given()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();

        await desk.Client.PostAsJsonAsync("/api/unknowns/7/confirm", new UnknownOrder("li", Typed, "done", "S1"), Token);
        await desk.Client.PostAsJsonAsync("/api/messages/7/edit", new EditOrder("li", Typed, "13900000001"u8.ToArray()), Token);
        await desk.Client.PostAsJsonAsync("/api/jobs", new JobOrder("retry", "li", Typed) { Q = "state:parked", Rate = 7 }, Token);

        Assert.Equal(new UnknownOrder("li", "家属***来电***留下 ***", "done", "S1"), Assert.Single(desk.Unknowns.Orders).Order);
        Assert.Equal(["edit 7 11 家属***来电***留下 ***", "retry Parked   7 False"], desk.Jobs.Orders);
    }

    private static async Task<long> TypeEverywhereAsync(ConsoleDesk desk)
    {
        long id = await desk.AcceptedAsync(), parked = await desk.RefusedAsync();
        await desk.Journal.AppendAsync(parked, new JournalFact.Released(Typed), new FactOrigin("li", Typed, Morning), Token);
        await desk.Journal.AppendAsync(parked, new JournalFact.Rejected([new Issue(IssueCodes.ValueRequired, new SourceLocation("PID/5"), "Expected a name.")]), new FactOrigin("gateway", "Refused", Morning), Token);
        desk.Jobs.Reason = Typed;
        desk.Mappings.Reason = Typed;
        desk.Windows = [new WindowView("7", "nhsa", WindowEffect.Closed, null, Morning, Morning.AddHours(1), true, Typed)];
        desk.Calendars = [new WindowCalendar("nhsa", 0, null, true, [new CalendarDay(new DateOnly(2026, 3, 2), TimeSpan.FromHours(1), null, [new CalendarClosure(ClosureKind.Planned, Morning, Morning.AddHours(1), Typed, "7", null, null)])])];
        desk.Delivery = new DeliverySnapshot(Morning, 0, 0, [new DestinationView("nhsa", new ClosureView(Morning, Typed, true, null), 1, ImmutableSortedDictionary<LaneState, int>.Empty, []) { Drain = new DrainView(0, 0, 0, null, null) }]);
        desk.Unknowns.Typed = Typed;
        IncidentListView incidents = (await desk.Client.GetFromJsonAsync<IncidentListView>("/api/incidents?all=true", Token))!; // a 200 carries one
        await desk.Client.PostAsJsonAsync($"/api/incidents/{incidents.Incidents[0].Key}/note", new NoteOrder("li", Typed, "working"), Token);
        return id;
    }

    private static bool IsRead(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal) && endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Contains("GET") // every route has a text and a method
        && !endpoint.RoutePattern.RawText.StartsWith("/api/destinations", StringComparison.Ordinal) && endpoint.RoutePattern.RawText != "/api/windows" && endpoint.RoutePattern.RawText != "/api/sessions"; // they need lanes that run; the pages show the same views

    private static string Address(RouteEndpoint endpoint, long id) =>
        Place().Replace(endpoint.RoutePattern.RawText!, match => match.Groups["name"].Value switch { "id" when endpoint.RoutePattern.RawText!.Contains("jobs", StringComparison.Ordinal) => "7", "id" => $"{id}", "number" => "1", "institution" => "H99999900001", "visit" => "GH1", "run" => "7", _ => "x" });

    private static async Task WalkAsync(Visitor person, string language, Dictionary<string, string> places)
    {
        var ahead = new Queue<string>(["/", "/unknowns/7", "/jobs/7"]);
        while (ahead.TryDequeue(out string? path))
        {
            if (!places.ContainsKey($"{language} {path}"))
            {
                HttpResponseMessage response = await person.Client.GetAsync(path, Token);
                string page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Token));
                places.Add($"{language} {path}", page);
                foreach (Match link in Link().Matches(page).Where(link => !link.Groups["path"].Value.StartsWith("/switch", StringComparison.Ordinal) && !link.Groups["path"].Value.Contains('.', StringComparison.Ordinal)))
                {
                    ahead.Enqueue(link.Groups["path"].Value.Split('#')[0]);
                }
            }
        }
    }

    [GeneratedRegex(@"\{(?<name>\w+)(?::\w+)?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();

    [GeneratedRegex("(?:href|data-href)=\"(?<path>/(?!/)[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
