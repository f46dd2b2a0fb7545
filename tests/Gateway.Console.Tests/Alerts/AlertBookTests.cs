using Gateway.Console.Access;
using Gateway.Console.Alerts;
using Microsoft.Extensions.Options;

namespace Gateway.Console.Tests.Alerts;

public sealed class AlertBookTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.FromHours(8));
    private static readonly AlertRule Rule = new("Oldest", "oldest", "oldest_seconds", 900, TimeSpan.FromMinutes(1), "/lanes") { Chinese = "{labels}已等待{value}。", English = "{labels} waits {value}." };
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gateway-alerts-");

    [Fact]
    public void An_alert_starts_once_when_its_rule_has_been_met_for_its_hold()
    {
        AlertBook book = Open();

        Assert.Empty(At(book, 0, 1000));
        Assert.Empty(At(book, 59, 1000));
        Alert started = Assert.Single(At(book, 60, 1000));
        Assert.Empty(At(book, 61, 1100));
        Assert.Empty(At(book, 600, 2000));

        Assert.Equal(("Oldest", "destination=nhsa", null), (started.Rule, started.Labels, started.Until));
        Assert.Equal("nhsa已等待00:16:40。", started.Chinese);
        Assert.Equal("nhsa waits 00:33:20.", Assert.Single(book.List().Open).English);
    }

    [Fact]
    public void It_ends_once_when_its_rule_has_not_been_met_for_its_hold()
    {
        AlertBook book = Open();
        At(book, 0, 1000);
        At(book, 60, 1000);

        Assert.Empty(At(book, 70, 10));
        Assert.Empty(At(book, 129, 10));
        Alert ended = Assert.Single(At(book, 130, 10));
        Assert.Empty(At(book, 131, 10));

        Assert.Equal(Start.AddSeconds(130), ended.Until);
        Assert.Empty(book.List().Open);
        Assert.Equal(ended, Assert.Single(book.List().Ended));
    }

    [Fact]
    public void What_goes_up_and_down_within_the_hold_neither_starts_nor_ends_anything()
    {
        AlertBook book = Open();
        Assert.All(Enumerable.Range(0, 40), turn => Assert.Empty(At(book, turn * 50, turn % 2 == 0 ? 1000 : 10)));

        At(book, 3000, 1000);
        Assert.Single(At(book, 3060, 1000));
        Assert.All(Enumerable.Range(0, 40), turn => Assert.Empty(At(book, 3100 + (turn * 50), turn % 2 == 0 ? 10 : 1000)));
    }

    [Fact]
    public void A_restart_starts_nothing_twice_and_does_not_forget_the_end()
    {
        AlertBook before = Open();
        At(before, 0, 1000);
        At(before, 60, 1000);

        AlertBook after = Open();
        Assert.Empty(At(after, 70, 1000));
        Assert.Empty(At(after, 200, 1000));
        Assert.Empty(At(after, 210, 10));
        Assert.Single(At(after, 270, 10));

        Assert.Single(Open().List().Ended);
    }

    [Fact]
    public void A_series_that_is_gone_ends_its_alert_too()
    {
        AlertBook book = Open();
        At(book, 0, 1000);
        At(book, 60, 1000);

        Assert.Empty(book.Judge([Rule], [], Start.AddSeconds(61), isTold: false));
        Assert.Single(book.Judge([Rule], [], Start.AddSeconds(121), isTold: false));
    }

    [Fact]
    public void Every_series_has_an_alert_of_its_own_and_a_label_can_be_asked_for()
    {
        AlertBook book = Open();
        AlertRule rule = Rule with { Hold = TimeSpan.Zero, Only = "state=blocked" };

        Alert[] started = [.. book.Judge([rule], [new("oldest", "destination=nhsa state=blocked", 900), new("oldest", "destination=fhir state=blocked", 901), new("oldest", "destination=nhsa state=active", 999)], Start, isTold: false)];

        Assert.Equal(["destination=fhir state=blocked", "destination=nhsa state=blocked"], started.Select(alert => alert.Labels).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_nobody_outside_has_taken_is_kept_over_a_restart_until_somebody_does()
    {
        AlertBook before = Open();
        before.Judge([Rule with { Hold = TimeSpan.Zero }], [new("oldest", "", 900)], Start, isTold: true);

        AlertBook after = Open();
        Alert waiting = Assert.Single(after.Untold);
        after.Tell(waiting);

        Assert.Empty(after.Untold);
        Assert.Empty(Open().Untold);
    }

    [Fact]
    public void A_rule_may_fire_below_its_threshold()
    {
        AlertRule rule = Rule with { IsBelow = true, Threshold = 14, Hold = TimeSpan.Zero };

        Assert.Empty(Open().Judge([rule], [new("oldest", "", 14)], Start, isTold: false));
        Assert.Single(Open().Judge([rule], [new("oldest", "", 13.9)], Start, isTold: false));
    }

    [Fact]
    public void Every_shipped_rule_has_a_name_of_its_own_and_both_languages()
    {
        Assert.Distinct(AlertRules.All.Select(rule => rule.Name));
        Assert.All(AlertRules.All, rule =>
        {
            Assert.Contains(rule.Chinese, character => character > 0x4E00);
            Assert.DoesNotContain(rule.English, character => character > 0x4E00);
            Assert.StartsWith("/", rule.Link, StringComparison.Ordinal);
        });
    }

    public void Dispose() => folder.Delete(recursive: true);

    private AlertBook Open() => new(Options.Create(new AccessOptions { Folder = folder.FullName }));

    private static IEnumerable<Alert> At(AlertBook book, int seconds, double value) => book.Judge([Rule], [new("oldest", "destination=nhsa", value)], Start.AddSeconds(seconds), isTold: false);
}
