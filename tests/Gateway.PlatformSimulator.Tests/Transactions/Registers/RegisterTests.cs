using System.Text.Json.Nodes;

namespace Gateway.PlatformSimulator.Tests.Transactions;

public sealed class RegisterTests : IDisposable
{
    private readonly PlatformTwin twin = PlatformTwin.Start(new TwinOptions());
    private readonly TwinClient client;

    public RegisterTests() => client = new TwinClient(twin.Url, "P99999900001");

    public void Dispose()
    {
        client.Dispose();
        twin.Dispose();
    }

    [Fact]
    public async Task A_filing_is_made_once_shown_without_its_number_and_taken_back_by_it()
    {
        TwinReply made = await client.SendAsync("2503", Chronic("M03900"));
        TwinReply again = await client.SendAsync("2503", Chronic("M03900"));
        TwinReply shown = await client.SendAsync("5301", Desk.Data(("psn_no", Desk.PersonNumber)));
        string number = (string)made.Output["result"]!["trt_dcla_detl_sn"]!;
        TwinReply back = await client.SendAsync("2504", Cancel(number)), twice = await client.SendAsync("2504", Cancel(number));
        TwinReply anew = await client.SendAsync("2503", Chronic("M03900"));

        Assert.Equal([true, false, true, false, true], new[] { made, again, back, twice, anew }.Select(reply => reply.Accepted));
        Assert.DoesNotContain(number, shown.Body, StringComparison.Ordinal);
        Assert.Equal("M03900", (string?)Assert.Single(shown.Output["feedetail"]!.AsArray())!["opsp_dise_code"]);
        Assert.Equal("未查询到有效的备案信息", twice.ErrMsg);
    }

    [Fact]
    public async Task A_number_of_another_person_takes_nothing_back()
    {
        TwinReply made = await client.SendAsync("2503", Chronic("M03900"));

        TwinReply other = await client.SendAsync("2504", Desk.Data(("trt_dcla_detl_sn", (string)made.Output["result"]!["trt_dcla_detl_sn"]!), ("psn_no", "9999990000000000002"), ("memo", "x")));

        Assert.False(other.Accepted);
    }

    [Fact]
    public async Task Comparisons_are_all_or_none_and_shown_by_page()
    {
        TwinReply first = await client.SendAsync("3301", Comparisons(1, 3));
        TwinReply overlap = await client.SendAsync("3301", Comparisons(3, 3));
        TwinReply tooMany = await client.SendAsync("3301", Comparisons(100, 101));
        TwinReply page = await client.SendAsync("1317", Desk.Data(("updt_time", "2020-01-01"), ("page_num", "2"), ("page_size", "2")));

        Assert.Equal((true, "目录【L3】已存在对照关系，请先撤销", "单次上传目录对照不能超过100条"), (first.Accepted, overlap.ErrMsg, tooMany.ErrMsg));
        Assert.Equal((1, 3, 2), (page.Output["data"]!.AsArray().Count, (int)page.Output["recordCounts"]!, (int)page.Output["pages"]!));
    }

    [Fact]
    public async Task Stock_is_counted_up_and_down_and_never_below_zero()
    {
        TwinReply[] replies =
        [
            await client.SendAsync("3501", Stock("invinfo", "A1", ("inv_cnt", "5"), ("invdate", "2026-03-01"))),
            await client.SendAsync("3505", Sale("B1", "6")),
            await client.SendAsync("3505", Sale("B1", "5")),
            await client.SendAsync("3505", Sale("B1", "1")),
            await client.SendAsync("3507", Delete("A1", "1")),
            await client.SendAsync("3507", Delete("B1", "4")),
            await client.SendAsync("3507", Delete("A1", "1")),
            await client.SendAsync("3507", Delete("A1", "1")),
        ];

        Assert.Equal([true, false, true, false, false, true, true, false], replies.Select(reply => reply.Accepted));
        Assert.Equal("库存不足：商品【L1】缺少1", replies[1].ErrMsg);
        Assert.Equal("批次流水号已存在【B1】，请勿重复上传", replies[3].ErrMsg);
        Assert.Equal("未查询到该商品信息", replies[7].ErrMsg);
    }

    [Fact]
    public async Task A_trace_code_is_sold_once_until_it_comes_back()
    {
        await client.SendAsync("3501", Stock("invinfo", "A1", ("inv_cnt", "5"), ("invdate", "2026-03-01")));

        TwinReply sold = await client.SendAsync("3505", Sale("B1", "1", "T1")), again = await client.SendAsync("3505", Sale("B2", "1", "T1"));
        TwinReply back = await client.SendAsync("3506", Sale("B3", "1", "T1")), anew = await client.SendAsync("3505", Sale("B4", "1", "T1"));

        Assert.Equal([true, false, true, true], new[] { sold, again, back, anew }.Select(reply => reply.Accepted));
        Assert.Contains("追溯码【T1】已销售", again.ErrMsg, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_sales_at_once_are_all_or_none_and_retRslt_says_so_beside_infcode_0()
    {
        await client.SendAsync("3501", Stock("invinfo", "A1", ("inv_cnt", "5"), ("invdate", "2026-03-01")));

        TwinReply tooMuch = await client.SendAsync("3505A", Sales(("B1", "3"), ("B2", "3")));
        TwinReply enough = await client.SendAsync("3505A", Sales(("B1", "3"), ("B2", "2")));

        Assert.Equal((true, "0", true, "1"), (tooMuch.Accepted, (string?)tooMuch.Output["result"]!["retRslt"], enough.Accepted, (string?)enough.Output["result"]!["retRslt"]));
        Assert.Equal(3, twin.Snapshot().StockRecords);
    }

    [Fact]
    public async Task A_query_answers_an_array_directly_under_output_with_names_in_camel_case()
    {
        await client.SendAsync("3501", Stock("invinfo", "A1", ("inv_cnt", "5"), ("invdate", "2026-03-01")));

        TwinReply on = await client.SendAsync("3508", Desk.Data(("begndate", "2026-03-01"), ("enddate", "2026-03-01"))), off = await client.SendAsync("3508", Desk.Data(("begndate", "2026-03-02"), ("enddate", "2026-03-09")));

        Assert.Equal("A1", (string?)Assert.Single(on.Output.AsArray())!["fixmedinsBchno"]);
        Assert.Empty(off.Output.AsArray());
    }

    private static JsonObject Chronic(string disease) => Desk.Data(
        ("psn_no", Desk.PersonNumber), ("insutype", "310"), ("opsp_dise_code", disease), ("opsp_dise_name", "高血压"), ("insu_optins", "999999"), ("ide_fixmedins_no", "H99999900001"), ("ide_fixmedins_name", "示范医院"),
        ("hosp_ide_date", "2026-03-01"), ("diag_dr_codg", "D1"), ("diag_dr_name", "样例医师"), ("begndate", "2026-03-02"));

    private static JsonObject Cancel(string number) => Desk.Data(("trt_dcla_detl_sn", number), ("psn_no", Desk.PersonNumber), ("memo", "误报"));

    private static JsonObject Comparisons(int from, int count) => new()
    {
        ["data"] = new JsonArray([.. Enumerable.Range(from, count).Select(at => Desk.Node(
            ("fixmedins_hilist_id", $"L{at}"), ("fixmedins_hilist_name", "示范"), ("list_type", "101"), ("med_list_codg", $"X{at}"), ("begndate", "2026-03-01"), ("enddate", "2099-12-31")))]),
    };

    private static JsonObject Delete(string serial, string type) => Desk.Data(("fixmedins_bchno", serial), ("inv_data_type", type));

    private static JsonObject Sale(string serial, string quantity, string? trace = null)
    {
        JsonObject sale = Stock("selinfo", serial, SaleFields(quantity));
        if (trace is not null)
        {
            sale["selinfo"]!["drugtracinfo"] = new JsonArray(Desk.Node(("drug_trac_codg", trace)));
        }

        return sale;
    }

    private static JsonObject Sales(params (string Serial, string Quantity)[] rows) => new()
    {
        ["selinfoDetail"] = new JsonArray([.. rows.Select(row => Stock("selinfo", row.Serial, SaleFields(row.Quantity))["selinfo"]!.DeepClone())]),
    };

    private static (string, string)[] SaleFields(string quantity) =>
    [
        ("sel_retn_cnt", quantity), ("sel_retn_time", "2026-03-02 10:00:00"), ("sel_retn_opter_name", "收银员甲"), ("prsc_dr_cert_type", "01"), ("prsc_dr_name", "样例医师"), ("phar_name", "样例药师"), ("phar_prac_cert_no", "D3"),
        ("mdtrt_sn", "Y1"), ("trdn_flag", "0"), ("rtal_docno", "Y1"), ("hi_feesetl_type", "0"), ("psn_cert_type", "01"), ("mdtrt_setl_type", "2"),
    ];

    private static JsonObject Stock(string node, string serial, params (string Name, string Value)[] more) => new()
    {
        [node] = Desk.Node([
            ("med_list_codg", "X1"), ("fixmedins_hilist_id", "L1"), ("fixmedins_hilist_name", "示范"), ("fixmedins_bchno", serial), ("rx_flag", "1"), ("manu_lotnum", "1"), ("manu_date", "2025-12-01"), ("expy_end", "2027-11-30"), .. more]),
    };
}
