using System.Text.Json.Nodes;

namespace Gateway.PlatformSimulator.Tests.Transactions;

public sealed class SampleBillTests : IDisposable
{
    private readonly PlatformTwin twin = PlatformTwin.Start(new TwinOptions());

    public void Dispose() => twin.Dispose();

    [Fact]
    public async Task The_sample_outpatient_bill_comes_out_to_the_cent()
    {
        using var hospital = new TwinClient(twin.Url);
        TwinReply person = await hospital.SendAsync("1101", Desk.Query(Desk.Card));
        string visit = await hospital.ChargedVisitAsync("MZ20200102000001");

        TwinReply before = await hospital.SendAsync("2206", Desk.Settlement(visit));
        TwinReply reply = await hospital.SendAsync("2207", Desk.Settlement(visit, invoice: "FP1"));

        JsonNode baseInfo = person.Output["baseinfo"]!;
        Assert.Equal(["9999990000000000001", "测试甲", "1", "40"], new[] { "psn_no", "psn_name", "gend", "age" }.Select(field => baseInfo[field]!.ToString()));
        JsonNode insurance = person.Output["insuinfo"]![0]!;
        Assert.Equal(["310", "示范单位一", "999999", "1000.00"], new[] { "insutype", "emp_name", "insuplc_admdvs", "balc" }.Select(field => insurance[field]!.ToString()));
        foreach (TwinReply settled in new[] { before, reply })
        {
            Assert.Equal([28.00m, 20.50m, 7.50m, 0.00m, 0.00m, 979.50m], new[] { "medfee_sumamt", "acct_pay", "psn_cash_pay", "fund_pay_sumamt", "cvlserv_pay", "balc" }.Select(settled.Amount));
        }
    }

    [Fact]
    public async Task The_sample_pharmacy_sale_comes_out_to_the_cent()
    {
        using var pharmacy = new TwinClient(twin.Url, "P99999900001");
        string person = await pharmacy.PersonAsync("9999000001");

        TwinReply before = await pharmacy.SendAsync("2101", Desk.Sale("YD20200102000001", person));
        TwinReply reply = await pharmacy.SendAsync("2102", Desk.Sale("YD20200102000001", person));

        foreach (TwinReply settled in new[] { before, reply })
        {
            Assert.Equal([31.30m, 28.00m, 3.30m, 0.00m, 0.00m, 28.00m, 3.30m, 951.50m],
                new[] { "medfee_sumamt", "inscp_scp_amt", "preselfpay_amt", "fulamt_ownpay_amt", "fund_pay_sumamt", "acct_pay", "psn_cash_pay", "balc" }.Select(settled.Amount));
            JsonNode[] rows = [.. settled.Output["detlcutinfo"]!.AsArray().Select(row => row!)];
            Assert.Equal(["01", "02"], rows.Select(row => (string)row["chrgitm_lv"]!));
            Assert.Equal([0.00m, 0.10m], rows.Select(row => (decimal)row["selfpay_prop"]!));
            Assert.Equal([25.00m, 3.00m], rows.Select(row => (decimal)row["inscp_scp_amt"]!));
            Assert.Equal([0.00m, 3.30m], rows.Select(row => (decimal)row["preselfpay_amt"]!));
        }

        Assert.Null(before.Output["setlinfo"]!["setl_id"]);
        Assert.Equal(30, ((string)reply.Output["setlinfo"]!["setl_id"]!).Length);
    }
}
