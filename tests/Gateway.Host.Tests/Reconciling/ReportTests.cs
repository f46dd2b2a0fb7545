using System.Collections.Immutable;
using System.Text;
using Gateway.Host.Reconciling;
using Gateway.Pipeline;

namespace Gateway.Host.Tests;

public sealed class ReportTests
{
    private static readonly ReconcileReport Day = new(
        7, "H99999900001", new DateOnly(2026, 3, 1), default, default, 2,
        [new AccountResult("310", "11", "999900", 2, 56m, 0m, 20m, 36m, "differs", null)],
        [new DifferenceResult("amount-differs", "金额不一致", "999999202603010000000000000001", "V1", "ab12", "H99999900001202603010900000001", "=cmd|'/c calc'!A1", 3, false, new AmountsResult(28m, 0m, 10m), new AmountsResult(28.5m, 0m, 10m), null, "none", "open", null, "两边金额不一致。", "They differ.")]);

    [Fact]
    public void The_table_opens_in_a_spreadsheet_with_numbers_as_text_and_without_formulas()
    {
        string table = Encoding.UTF8.GetString(ReportCsv.Of([Day]));

        Assert.StartsWith("\uFEFF日期,", table, StringComparison.Ordinal);
        Assert.Contains("\"\t999999202603010000000000000001\"", table, StringComparison.Ordinal);
        Assert.DoesNotContain(",=cmd", table, StringComparison.Ordinal);
        Assert.Contains(",28.00,28.50,", table, StringComparison.Ordinal);
        Assert.All(table.Split("\r\n")[..^1], line => Assert.Equal(20, line.Split(',').Length));
    }

    [Fact]
    public void The_page_needs_nothing_else_and_shows_text_as_text()
    {
        string page = Encoding.UTF8.GetString(ReportPage.Of("H99999900001", "示范<医院>", new DateOnly(2026, 3, 1), [Day]));

        Assert.Contains("示范&lt;医院&gt;", page, StringComparison.Ordinal);
        Assert.Contains("2026年3月", page, StringComparison.Ordinal);
        Assert.Contains("金额不一致", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("2026-03-02T02:00:00+08:00", null, "00:10:00")]
    [InlineData("2026-03-02T03:25:00+08:00", null, "00:05:00")]
    [InlineData("2026-03-02T03:30:00+08:00", "2026-03-01", "00:10:00")]
    [InlineData("2026-03-02T15:59:59Z", "2026-03-01", "00:10:00")]
    public void Yesterday_is_due_from_the_configured_time_of_china_on(string now, string? due, string wait)
    {
        (DateOnly? day, TimeSpan left) = ReconcileClock.Next(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), new TimeSpan(3, 30, 0));

        Assert.Equal((due, wait), (day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), left.ToString()));
    }
}
