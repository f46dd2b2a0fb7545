using System.Net;
using System.Net.Http.Json;
using Gateway.Console.Access;
using Gateway.Console.Views;
using Gateway.Delivery;
using System.Collections.Immutable;

namespace Gateway.Console.Tests.Pages;

public sealed class CalendarTests
{
    private static readonly DateTimeOffset Night = new(2026, 3, 2, 22, 0, 0, TimeSpan.FromHours(8));
    private static readonly CalendarClosure Planned = new(ClosureKind.Planned, Night, Night.AddHours(3), "月末结转 13812345678", "gateway.json 1", 120, Night.AddHours(3).AddMinutes(4));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static WindowCalendar Calendar => new("nhsa", 0, null, IsMeasured: true,
    [
        new CalendarDay(new DateOnly(2026, 3, 2), TimeSpan.FromHours(2), new CalendarClose(Night.AddMinutes(90), Night, 60, IsThreatened: true), [Planned]),
        new CalendarDay(new DateOnly(2026, 3, 3), TimeSpan.FromHours(1), new CalendarClose(Night.AddMinutes(90).AddDays(1), null, 0, IsThreatened: false), [Planned]),
        new CalendarDay(new DateOnly(2026, 3, 4), TimeSpan.Zero, null, []),
    ]);

    [Fact]
    public async Task The_page_of_destinations_shows_each_day_with_its_closures_what_will_wait_and_whether_the_days_close_is_missed()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        Show(desk);
        using Visitor li = await Visitor.SignedInAsync(desk, "li", Role.Viewer);

        string chinese = await li.PageAsync("/destinations");
        await li.SwitchToEnglishAsync();
        string english = await li.PageAsync("/destinations");

        Assert.All((string[])["停机日历", "03-02 周一", "今天", "计划停机", "22:00 至 03-03 01:00", "结束时等待 120", "排空预计 03-03 01:04", "赶不上", "03-02 23:30日终截止时不受理，约60条发不出去", "来得及", "全天受理"], words => Assert.Contains(words, chinese, StringComparison.Ordinal));
        Assert.All((string[])["Calendar of closures", "03-02 Mon", "planned", "missed", "Shut at the day's close 03-02 23:30: about 60 messages will wait", "in time", "open all day"], words => Assert.Contains(words, english, StringComparison.Ordinal));
        Assert.Contains("aria-label=\"计划停机 22:00 至 03-03 01:00\"", chinese, StringComparison.Ordinal);
        Assert.DoesNotContain("13812345678", chinese + english, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_API_gives_the_same_for_one_destination_or_all_and_for_as_many_days_as_are_asked_for()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        Show(desk);

        CalendarView[] all = (await desk.Client.GetFromJsonAsync<CalendarView[]>("/api/windows/calendar", Token))!; // a 200 carries them
        CalendarView[] one = (await desk.Client.GetFromJsonAsync<CalendarView[]>("/api/windows/calendar?days=1&destination=nhsa", Token))!; // as above
        CalendarView[] none = (await desk.Client.GetFromJsonAsync<CalendarView[]>("/api/windows/calendar?destination=fhir", Token))!; // as above

        Assert.Equal((1, 3, 1, 0), (all.Length, all[0].Days.Length, one[0].Days.Length, none.Length));
        Assert.Equal((120.0, true, 60L), (one[0].Days[0].ShutMinutes, one[0].Days[0].IsThreatened, one[0].Days[0].WaitingAtClose));
        Assert.Equal(("planned", "gateway.json 1", 120L), (one[0].Days[0].Closures[0].Kind, one[0].Days[0].Closures[0].Window, one[0].Days[0].Closures[0].Waiting));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(32)]
    public async Task More_days_than_can_be_foreseen_are_refused(int days)
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();

        HttpResponseMessage answer = await desk.Client.GetAsync($"/api/windows/calendar?days={days}", Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("31", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    private static void Show(ConsoleDesk desk)
    {
        desk.Calendars = [Calendar];
        desk.Delivery = new DeliverySnapshot(Night, 0, 0, [new DestinationView("nhsa", null, 1, ImmutableSortedDictionary<LaneState, int>.Empty, []) { Drain = new DrainView(0, 0, 0, null, null) }]);
    }
}
