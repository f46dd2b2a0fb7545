using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using Gateway.Console.Access;
using Gateway.Console.Views;
using Gateway.Contract;
using Gateway.Journal;

namespace Gateway.Console.Tests.Views;

public sealed class PendingMoneyTests
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 8, 0, 0, TimeSpan.FromHours(8));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Settlements_that_are_unknown_wait_or_are_parked_are_added_up_by_destination_with_the_oldest_first()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        for (int number = 1; number <= 6; number++)
        {
            await AddAsync(desk, number, "outpatient.register", "nhsa", 99); // no money: neither counts nor sums
        }

        await AddAsync(desk, 7, "outpatient.settle", "nhsa", 10.50m); // the unknown one
        await AddAsync(desk, 8, "inpatient.settle", "nhsa", 100);
        await AddAsync(desk, 9, "pharmacy.settle", "city", 7.25m);
        await AddAsync(desk, 10, "inpatient.settle", "nhsa", 0.75m);
        await AddAsync(desk, 11, "outpatient.settle", "nhsa", null);
        long parked = await AddAsync(desk, 12, "outpatient.settle", "nhsa", 3);
        await desk.Journal.AppendAsync(parked, new JournalFact.Parked([new Issue(IssueCodes.PlatformRefused, new SourceLocation("$"), "no")]), new FactOrigin("gateway", "test", Morning), Token);
        long done = await AddAsync(desk, 13, "outpatient.settle", "nhsa", 1000);
        await desk.Journal.AppendAsync(done, new JournalFact.Finished(MessageState.Accepted, [], default), new FactOrigin("gateway", "test", Morning), Token);

        TodayView today = (await desk.Client.GetFromJsonAsync<TodayView>("/api/today", Token))!; // a 200 carries one

        Assert.Equal(
            [("nhsa", "unknown", 1, 10.50m, 0, 7L), ("nhsa", "waiting", 3, 100.75m, 1, 8L), ("city", "waiting", 1, 7.25m, 0, 9L), ("nhsa", "parked", 1, 3m, 0, 12L)],
            today.MoneyPending.Select(line => (line.Destination, line.Kind, line.Settlements, line.Yuan, line.WithoutSum, line.OldestMessage)));
        Assert.True(today.IsMoneyWhole);
    }

    [Fact]
    public async Task The_link_of_a_line_opens_exactly_the_messages_that_it_counts()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        await AddAsync(desk, 1, "outpatient.register", "nhsa", 99);
        long nhsa = await AddAsync(desk, 2, "outpatient.settle", "nhsa", 1), city = await AddAsync(desk, 3, "outpatient.settle", "city", 2);
        using Visitor li = await Visitor.SignedInAsync(desk, "li", Role.Viewer);

        TodayView today = (await desk.Client.GetFromJsonAsync<TodayView>("/api/today", Token))!; // a 200 carries one
        string list = await li.PageAsync(today.MoneyPending.Single(line => line.Destination == "city").Link);

        Assert.Contains($"href=\"/messages/{city}\"", list, StringComparison.Ordinal);
        Assert.DoesNotContain($"href=\"/messages/{nhsa}\"", list, StringComparison.Ordinal);
        Assert.Contains("待定资金", await li.PageAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_settlement_that_comes_through_is_no_longer_pending()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        long first = await AddAsync(desk, 1, "outpatient.settle", "nhsa", 5);
        await AddAsync(desk, 2, "outpatient.settle", "nhsa", 6);
        Assert.Equal(11m, Assert.Single(await LinesAsync(desk)).Yuan);

        await desk.Journal.AppendAsync(first, new JournalFact.Finished(MessageState.Accepted, [], default), new FactOrigin("gateway", "test", Morning), Token);

        Assert.Equal((1, 6m), Assert.Single(await LinesAsync(desk)) is var line ? (line.Settlements, line.Yuan) : default);
    }

    private static async Task<IReadOnlyList<PendingMoneyView>> LinesAsync(ConsoleDesk desk) => (await desk.Client.GetFromJsonAsync<TodayView>("/api/today", Token))!.MoneyPending; // a 200 carries one

    private static async Task<long> AddAsync(ConsoleDesk desk, int number, string @event, string destination, decimal? yuan)
    {
        DateTimeOffset at = Morning.AddMinutes(number);
        long id = (await desk.Journal.RecordAsync(new Arrival("H99999900001", "hl7v2-iborn", "test", at, Encoding.UTF8.GetBytes($"message {number}")), Token)).MessageId;
        await desk.Journal.AppendAsync(id, Prepared(@event, destination, yuan), new FactOrigin("gateway", "test", at), Token);
        return id;
    }

    private static JournalFact.Prepared Prepared(string @event, string destination, decimal? yuan)
    {
        string total = yuan is { } sum ? string.Create(CultureInfo.InvariantCulture, $",\"total\":{{\"value\":{sum}}}") : "";
        string canonical = "{\"entry\":[{\"resource\":{\"resourceType\":\"Claim\"" + total + "}}]}";
        return new JournalFact.Prepared(@event, new LaneKey($"{destination}/H99999900001/visit/1"), null, "hl7v2-iborn@1.0/x", [], Encoding.UTF8.GetBytes(canonical), "plan"u8.ToArray());
    }
}
