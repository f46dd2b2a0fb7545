using CsCheck;

namespace Gateway.Delivery.Tests;

public sealed class WindowScheduleTests
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);
    private static readonly Gen<string> Rules = Gen.OneOf(
        Gen.Const("daily"), Gen.Int[0, 1].Select(index => index == 0 ? "weekly sun" : "weekly wed"), Gen.Int[1, 31].Select(day => $"monthly {day}"),
        Gen.Const("monthly last-day"), Gen.Int[1, 5].Select(before => $"monthly last-day-{before}"), Gen.Int[0, 2].Select(index => new[] { "yearly 12-31", "yearly 02-29", "yearly 01-01" }[index]));

    [Theory]
    [InlineData("2026-01-31", true)]
    [InlineData("2026-02-28", true)]
    [InlineData("2028-02-28", false)]
    [InlineData("2028-02-29", true)]
    [InlineData("2026-04-30", true)]
    [InlineData("2026-12-30", false)]
    public void The_last_day_of_a_month_is_found_in_leap_years_too(string day, bool occurs) => Assert.Equal(occurs, Rule("monthly last-day 22:00").Occurs(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void A_day_that_a_month_does_not_have_is_left_out()
    {
        DateOnly[] days = [.. Enumerable.Range(0, 365).Select(new DateOnly(2026, 1, 1).AddDays)];

        Assert.Equal(7, days.Count(Rule("monthly 31 22:00").Occurs));
        Assert.Equal(12, days.Count(Rule("monthly last-day 22:00").Occurs));
        Assert.Equal(0, days.Count(Rule("yearly 02-29 22:00").Occurs));
        Assert.Equal(12, days.Count(Rule("monthly last-day-2 22:00").Occurs));
        Assert.Equal(52, days.Count(Rule("weekly sun 22:00").Occurs));
    }

    [Fact]
    public void A_window_over_midnight_and_the_turn_of_the_year_is_one_span()
    {
        WindowSchedule schedule = Schedule("monthly last-day 22:00", TimeSpan.FromHours(4));
        var evening = new DateTimeOffset(2026, 12, 31, 22, 0, 0, China);

        ClosedSpan span = Assert.Single(schedule.Spans(evening.AddDays(-3), evening.AddDays(3)));

        Assert.Equal(new ClosedSpan(evening, evening.AddHours(4)), span);
        Assert.Single(schedule.Spans(evening.AddHours(3), evening.AddHours(3).AddTicks(1)));
        Assert.Empty(schedule.Spans(evening.AddHours(4), evening.AddHours(5)));
    }

    /// <summary>The oracle walks minute by minute and looks at the wall clock.</summary>
    [Fact]
    public void Every_moment_is_inside_or_outside_as_the_wall_clock_says() =>
        Gen.Select(Rules, Gen.Int[0, 23], Gen.Int[0, 59], Gen.Int[1, 3000], Gen.Int[0, 1500], Gen.Int[0, 5000]).Sample((rule, hour, minute, length, day, later) =>
        {
            string text = $"{rule} {hour:00}:{minute:00}";
            Recurrence every = Rule(text);
            DateTimeOffset from = new DateTimeOffset(2026, 1, 1, 0, 0, 0, China).AddDays(day).AddMinutes(later % 1440), to = from.AddMinutes(later);
            bool[] expected = [.. Enumerable.Range(0, later).Select(at => IsInside(from.AddMinutes(at).DateTime, every, length))];
            var spans = ClosedSpans.Union(Schedule(text, TimeSpan.FromMinutes(length)).Spans(from, to));

            for (int at = 0; at < later; at++)
            {
                Assert.Equal(expected[at], spans.Any(span => span.Holds(from.AddMinutes(at))));
            }

            Assert.Equal(expected.Count(inside => inside), spans.Within(from, to).TotalMinutes, 3);
        }, iter: 200);

    [Fact]
    public void Spans_that_overlap_are_one_and_what_is_cut_out_is_gone() =>
        Gen.Select(Gen.Int[0, 60].Array[0, 12], Gen.Int[0, 60].Array[0, 12]).Sample((shut, open) =>
        {
            var closed = ClosedSpans.Union(Of(shut));
            var left = ClosedSpans.Without(closed, ClosedSpans.Union(Of(open)));

            for (int minute = 0; minute < 80; minute++)
            {
                DateTimeOffset at = DeliveryWorld.Morning.AddMinutes(minute);
                Assert.Equal(Of(shut).Any(span => span.Holds(at)) && !Of(open).Any(span => span.Holds(at)), left.Any(span => span.Holds(at)));
            }

            Assert.All(left.Zip(left.Skip(1)), pair => Assert.True(pair.First.To < pair.Second.From));
        });

    [Fact]
    public void Where_clocks_change_a_time_that_is_skipped_counts_after_the_gap_and_one_that_comes_twice_counts_once()
    {
        if (!WindowZone.TryFind("Europe/Berlin", out TimeZoneInfo? berlin))
        {
            return; // a machine without the list of zones has nothing to check
        }

        Assert.True(Recurrence.TryParse("daily 02:30", out Recurrence? every));
        var schedule = new WindowSchedule.Recurring(every, TimeSpan.FromHours(1), berlin);
        ClosedSpan spring = Assert.Single(schedule.Spans(new(2026, 3, 29, 0, 0, 0, TimeSpan.Zero), new(2026, 3, 29, 12, 0, 0, TimeSpan.Zero)));
        ClosedSpan autumn = Assert.Single(schedule.Spans(new(2026, 10, 25, 0, 0, 0, TimeSpan.Zero), new(2026, 10, 25, 12, 0, 0, TimeSpan.Zero)));

        Assert.Equal(new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero), spring.From);
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), autumn.From);
        Assert.Equal(TimeSpan.FromHours(1), autumn.To - autumn.From);
    }

    [Theory]
    [InlineData("hourly 10:00")]
    [InlineData("daily")]
    [InlineData("daily 24:00")]
    [InlineData("weekly someday 10:00")]
    [InlineData("monthly 32 10:00")]
    [InlineData("monthly last-day-40 10:00")]
    [InlineData("yearly 02-30 10:00")]
    [InlineData("")]
    public void What_is_no_recurrence_is_not_read_as_one(string text) => Assert.False(Recurrence.TryParse(text, out Recurrence? _));

    [Fact]
    public void A_window_that_is_written_wrongly_is_told_with_every_fault()
    {
        bool isRead = WindowReading.TryRead(new WindowOptions { Every = "hourly", From = "soon", Zone = "Moon/Crater" }, out WindowSchedule? _, out OrderFault? fault);

        Assert.False(isRead);
        Assert.All((string[])["Destination:", "Reason:", "For:", "Zone:", "Every:", "one of Every"], member => Assert.Contains(member, fault!.English, StringComparison.Ordinal));
        Assert.All((string[])["Destination：", "Reason：", "For：", "Zone：", "Every：", "应写其中一个"], member => Assert.Contains(member, fault!.Chinese, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-12-31 20:00")]
    [InlineData("2026-12-31T20:00:00+08:00")]
    [InlineData("2026-12-31T12:00:00Z")]
    public void A_single_window_begins_at_its_moment_however_it_is_written(string from)
    {
        Assert.True(WindowReading.TryRead(new WindowOptions { Destination = "nhsa", From = from, For = TimeSpan.FromHours(2), Reason = "年终结转" }, out WindowSchedule? schedule, out OrderFault? fault), fault?.English);

        Assert.Equal(new DateTimeOffset(2026, 12, 31, 22, 0, 0, China), schedule.Ends);
    }

    private static bool IsInside(DateTime local, Recurrence every, int length)
    {
        for (DateOnly day = DateOnly.FromDateTime(local.AddMinutes(-length)); day <= DateOnly.FromDateTime(local); day = day.AddDays(1))
        {
            DateTime start = day.ToDateTime(every.At);
            if (every.Occurs(day) && start <= local && local < start.AddMinutes(length))
            {
                return true;
            }
        }

        return false;
    }

    private static ClosedSpan[] Of(int[] minutes) => [.. minutes.Chunk(2).Where(pair => pair.Length == 2).Select(pair =>
        new ClosedSpan(DeliveryWorld.Morning.AddMinutes(Math.Min(pair[0], pair[1])), DeliveryWorld.Morning.AddMinutes(Math.Max(pair[0], pair[1]))))];

    private static Recurrence Rule(string text)
    {
        Assert.True(Recurrence.TryParse(text, out Recurrence? every));
        return every;
    }

    private static WindowSchedule Schedule(string every, TimeSpan length) => new WindowSchedule.Recurring(Rule(every), length, WindowZone.Default);
}
