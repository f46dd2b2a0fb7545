using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;
using Gateway.Journal;

namespace Gateway.Features.Bindings;

/// <summary>What the platform was asked and what it holds.</summary>
[Binding]
public sealed class PlatformChecks(PlatformUnderTest platform, GatewayUnderTest gateway)
{
    [Then("the platform was called {int} time by {string}")]
    [Then("the platform was called {int} times by {string}")]
    public void Received(int times, string transaction) => Assert.Equal(times, platform.Received(transaction));

    [Then("平台收到 {int} 次{string}")]
    public void ReceivedTimes(int times, string transaction) => Received(times, transaction);

    [Then("the platform was called at least {int} time by {string}")]
    [Then("the platform was called at least {int} times by {string}")]
    [Then("平台至少收到 {int} 次{string}")]
    public void ReceivedAtLeast(int times, string transaction) => Assert.True(platform.Received(transaction) >= times, $"{transaction} was received {platform.Received(transaction)} times.");

    [Then("the platform was called by {string} in this order")]
    [Then("平台依次收到交易{string}")]
    public async Task ReceivedInOrder(string transactions)
    {
        string[] expected = transactions.Split(',');
        Assert.Equal(expected, await AttemptsAsync());
        Assert.All(expected.CountBy(name => name), pair => Assert.Equal(pair.Value, platform.Received(pair.Key)));
    }

    [Then("the platform holds exactly {int} live settlement")]
    [Then("the platform holds exactly {int} live settlements")]
    [Then("平台上恰有 {int} 笔生效结算")]
    public void Holds(int count) => Assert.Equal(count, platform.Twin.Ledger().Sum(row => row.Live));

    [Then("for {string} the platform holds exactly {int} live settlement")]
    [Then("for {string} the platform holds exactly {int} live settlements")]
    [Then("平台上业务号{string}恰有 {int} 笔生效结算")]
    public void HoldsFor(string number, int count) => Assert.Equal(count, platform.Twin.Ledger().Where(row => row.LocalNumber == number || row.Invoice == number).Sum(row => row.Live));

    [Then("nothing is left at the platform for {string}: no visit, no charge row, no settlement")]
    [Then("平台上业务号{string}没有留下就诊、费用和结算")]
    public void NothingIsLeft(string number) => Assert.All(platform.Twin.Ledger().Where(row => row.LocalNumber == number), row => Assert.Equal((0, 0, 0, 0m), (row.Visits, row.UnsettledRows, row.Live, row.Net)));

    [Then("平台上业务号{string}的总额为{decimal}，基金{decimal}，账户{decimal}，现金{decimal}")]
    public void Amounts(string number, decimal total, decimal fund, decimal account, decimal cash)
    {
        var row = Assert.Single(platform.Twin.Ledger(), row => row.LocalNumber == number);
        Assert.Equal((total, fund, account, cash), (row.Total, row.Fund, row.Account, row.Cash));
    }

    [Then("the FHIR server holds {int} {string} before long")]
    [Then("FHIR服务器很快有 {int} 个{string}")]
    public async Task FhirHolds(int count, string type)
    {
        await Eventually.HoldsAsync("resource at the FHIR server", () => platform.Acted("fhir") > 0); // asking earlier could meet a fault that is meant for the gateway
        using var http = new HttpClient();
        await Eventually.FindAsync($"{count} {type}", async () =>
            JsonNode.Parse(await http.GetStringAsync(new Uri($"{platform.Twin.Url}/fhir/{type}")))?["entry"]?.AsArray().Count == count ? type : null);
    }

    private async Task<string[]> AttemptsAsync()
    {
        MessagePage page = await gateway.Journal.ListAsync(new MessageFilter(), CancellationToken.None);
        ImmutableArray<JournalledFact>[] facts = await Task.WhenAll(page.Messages.Where(message => message.Event != "session.sign-in").Select(message => gateway.Journal.ReadAsync(message.Id, CancellationToken.None)));
        return [.. facts.SelectMany(one => one).OrderBy(fact => fact.Sequence).Select(fact => fact.Fact).OfType<JournalFact.AttemptStarted>().Select(started => started.Intent.Transaction)];
    }
}
