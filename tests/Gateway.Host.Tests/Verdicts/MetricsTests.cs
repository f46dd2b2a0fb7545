using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Gateway.Console.Alerts;
using Gateway.Host.Alerts;
using Gateway.PlatformSimulator.Faults;
using Gateway.Verdicts;

namespace Gateway.Host.Tests.Verdicts;

[Collection(GroundCollection.Name)]
public sealed partial class MetricsTests(GroundFixture fixture)
{
    private const int MostValues = 60;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private VerdictGround Ground => fixture.Ground;

    [Fact]
    public async Task Every_alert_rule_asks_for_a_series_that_the_gateway_shows()
    {
        await Ground.ClearAsync(Token);
        await Ground.BillAsync(Ground.Traffic.Bill(), Token);
        await Ground.BillAsync(Ground.Traffic.Bill(text => text.Replace("10001", "20009", StringComparison.Ordinal).Replace("20001", "20009", StringComparison.Ordinal)), Token); // a code that nobody knows
        long stuck = await Ground.SendAsync(GroundMappings.WrongKey, "fujian-ini", Ground.Traffic.Bill(), Token); // a key that is not taken
        await Ground.ToldAsync(stuck, Token);
        await UseKeyThatEndsAsync();

        string lanes = await Ground.MetricsAsync(Token);
        string[] before = await SeriesAsync();
        await Ground.MendAsync(stuck, Token);
        await Ground.RestartAsync(Token); // how long the disk will do is measured at the start, by what there is
        string[] shown = [.. before, .. await SeriesAsync()];

        Assert.Empty(AlertRules.All.Where(rule => !shown.Any(series => series == rule.Series)).Select(rule => $"{rule.Name}: {rule.Series} is none of {string.Join(' ', shown)}"));
        string[] asked = [.. Expression().Matches(await File.ReadAllTextAsync(Path.Combine(HostFolder.Output, PrometheusRules.FileName), Token)).SelectMany(line => Asked().Matches(line.Value)).Select(match => match.Value)];
        Assert.Equal(AlertRules.All.Length, asked.Length);
        Assert.Empty(asked.Except(shown, StringComparer.Ordinal));
        Assert.All(AlertRules.All.Where(rule => rule.Only is not null), rule => Assert.Matches($"{rule.Series}{{[^}}]*{rule.Only!.Replace("=", "=\"", StringComparison.Ordinal)}\"", lanes));
    }

    [Fact]
    public async Task Hostile_traffic_makes_no_label_grow()
    {
        await Ground.ClearAsync(Token);
        for (int at = 0; at < 150; at++)
        {
            string evil = $"evil{at}";
            using var unknown = new HttpRequestMessage(HttpMethod.Post, $"/in/{evil}/{evil}") { Content = new StringContent(evil) };
            unknown.Headers.Add("X-Gateway-Key", evil);
            using HttpResponseMessage refused = await Ground.CallAsync(unknown, Token);
            using var page = new HttpRequestMessage(new HttpMethod($"EVIL{at}"), $"/{evil}/{evil}");
            using HttpResponseMessage missing = await Ground.CallAsync(page, Token);
            if (at % 10 == 0)
            {
                await Ground.BillAsync(Ground.Traffic.Bill(text => text.Replace("[MZSF]", $"[{evil}]", StringComparison.Ordinal)), Token);
                await Ground.BillAsync(Ground.Traffic.Bill(text => text.Replace("样例医师", evil, StringComparison.Ordinal).Replace("Bqbm00=I10", $"Bqbm00={evil}", StringComparison.Ordinal)), Token);
                Ground.PlatformDoes(new FaultRule { Kind = FaultKind.Refuse, Infno = "1101", ErrMsg = $"{evil} refuses" });
                await Ground.BillAsync(Ground.Traffic.Bill(), Token);
            }
        }

        await Ground.MendAsync(0, Token);
        string shown = await Ground.MetricsAsync(Token);
        Assert.DoesNotContain("evil", shown, StringComparison.OrdinalIgnoreCase);
        var values = Label().Matches(shown).Select(match => (Name: match.Groups[1].Value, Value: match.Groups[2].Value)).Where(label => label.Name != "le").Distinct().GroupBy(label => label.Name, StringComparer.Ordinal);
        Assert.Empty(values.Where(label => label.Count() > MostValues).Select(label => $"{label.Key} has {label.Count()} values"));
    }

    /// <summary>An institution gets a second key, and its program goes on with the first, which now ends.</summary>
    private async Task UseKeyThatEndsAsync()
    {
        string first = await IssueAsync();
        await IssueAsync();
        using var call = new HttpRequestMessage(HttpMethod.Post, $"/in/{GroundMappings.Pharmacy}/policy-machine") { Content = new ByteArrayContent(Ground.Traffic.Sale()) };
        call.Headers.Add("X-Gateway-Key", first);
        using HttpResponseMessage taken = await Ground.CallAsync(call, Token);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);

        async Task<string> IssueAsync()
        {
            using var order = new HttpRequestMessage(HttpMethod.Post, "/api/keys") { Content = JsonContent.Create(new { actor = "测试员", reason = "试验", institution = GroundMappings.Pharmacy, use = "sender" }) };
            using HttpResponseMessage answer = await Ground.CallAsync(order, Token);
            return (string)JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Token))!["key"]!; // a 200 carries one
        }
    }

    private async Task<string[]> SeriesAsync() => [.. Series().Matches(await Ground.MetricsAsync(Token)).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex("^([a-z_]+)(?:[{ ])", RegexOptions.Multiline)]
    private static partial Regex Series();

    [GeneratedRegex("^ *expr: .*$", RegexOptions.Multiline)]
    private static partial Regex Expression();

    [GeneratedRegex("gateway_[a-z_]+")]
    private static partial Regex Asked();

    [GeneratedRegex("([a-z_]+)=\"([^\"]*)\"")]
    private static partial Regex Label();
}
