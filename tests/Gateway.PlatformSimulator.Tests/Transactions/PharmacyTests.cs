using System.Text.Json.Nodes;

namespace Gateway.PlatformSimulator.Tests.Transactions;

public sealed class PharmacyTests : IDisposable
{
    private readonly PlatformTwin twin = PlatformTwin.Start(new TwinOptions());
    private readonly TwinClient client;

    public PharmacyTests() => client = new TwinClient(twin.Url, "P99999900001");

    public void Dispose()
    {
        client.Dispose();
        twin.Dispose();
    }

    [Fact]
    public async Task An_invoice_is_settled_once_until_it_is_refunded()
    {
        TwinReply first = await client.SendAsync("2102", Desk.Sale("YD1"));
        TwinReply second = await client.SendAsync("2102", Desk.Sale("YD1"));
        TwinReply refund = await client.SendAsync("2103", Desk.Refund(first.Output["setlinfo"]!));
        TwinReply again = await client.SendAsync("2103", Desk.Refund(first.Output["setlinfo"]!));
        TwinReply third = await client.SendAsync("2102", Desk.Sale("YD1"));

        Assert.Equal("药店购药已结算, 请勿重复结算", second.ErrMsg);
        Assert.Equal([-31.30m, -28.00m, -3.30m, -31.30m], new[] { "medfee_sumamt", "acct_pay", "cash_payamt", "psn_pay" }.Select(refund.Amount));
        Assert.Equal("该笔结算已撤销，请勿重复办理", again.ErrMsg);
        Assert.True(third.Accepted);
    }

    [Fact]
    public async Task Without_an_invoice_time_and_total_tell_sales_apart()
    {
        TwinReply first = await client.SendAsync("2102", Desk.Sale(""));
        TwinReply second = await client.SendAsync("2102", Desk.Sale(""));
        JsonObject later = Desk.Sale("");
        later["druginfo"]!["begntime"] = "2020-01-02 10:00:00";
        TwinReply third = await client.SendAsync("2102", later);

        Assert.Equal([true, false, true], new[] { first, second, third }.Select(reply => reply.Accepted));
    }

    [Fact]
    public async Task Two_sales_of_one_person_answer_5203_with_an_array()
    {
        await client.SendAsync("2102", Desk.Sale("YD1"));
        await client.SendAsync("2102", Desk.Sale("YD2"));
        TwinReply reply = await client.SendAsync("5203", Desk.Data(("psn_no", "9999992000000000001")));

        Assert.Equal(["YD1", "YD2"], reply.Output["setlinfo"]!.AsArray().Select(row => (string)row!["invono"]!));
        Assert.Equal([951.50m, 923.50m], reply.Output["setlinfo"]!.AsArray().Select(row => (decimal)row!["balc"]!));
    }

    [Fact]
    public async Task A_total_that_is_not_the_sum_of_the_rows_is_refused()
    {
        TwinReply reply = await client.SendAsync("2102", Desk.Sale("YD1", total: 31.31m));

        Assert.Equal("医疗总费用：31.31,已上传费用：31.30 不相等，请先上传全部费用再结算!", reply.ErrMsg);
    }

    [Fact]
    public async Task When_the_account_is_empty_the_rest_is_cash()
    {
        var poor = new TwinOptions { Persons = new TwinPersons { OpeningBalances = new Dictionary<string, decimal> { ["9999000001"] = 10.00m } } };
        using PlatformTwin other = PlatformTwin.Start(poor);
        using var pharmacy = new TwinClient(other.Url, "P99999900001");

        TwinReply reply = await pharmacy.SendAsync("2102", Desk.Sale("YD1"));

        Assert.Equal([10.00m, 21.30m, 0.00m], new[] { "acct_pay", "psn_cash_pay", "balc" }.Select(reply.Amount));
    }
}
