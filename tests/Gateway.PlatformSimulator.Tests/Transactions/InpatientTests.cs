using System.Text.Json.Nodes;

namespace Gateway.PlatformSimulator.Tests.Transactions;

public sealed class InpatientTests : IDisposable
{
    private readonly PlatformTwin twin = PlatformTwin.Start(new TwinOptions());
    private readonly TwinClient client;

    public InpatientTests() => client = new TwinClient(twin.Url);

    public void Dispose()
    {
        client.Dispose();
        twin.Dispose();
    }

    [Fact]
    public async Task A_person_is_in_hospital_once_wherever_and_5303_shows_where()
    {
        string stay = await AdmitAsync(client, "ZY1");
        using var other = new TwinClient(twin.Url, "H99999900002");

        TwinReply here = await client.SendAsync("2401", Admission("ZY2")), there = await other.SendAsync("2401", Admission("ZY1"));
        TwinReply shown = await client.SendAsync("5303", Asking()), hidden = await other.SendAsync("5303", Asking());

        Assert.Contains("该人员是在院状态不能办理入院，在院信息：机构编号：H99999900001", here.ErrMsg, StringComparison.Ordinal);
        Assert.Contains("机构编号：H99999900001", there.ErrMsg, StringComparison.Ordinal);
        Assert.Equal((stay, "ZY1"), ((string)shown.Output["data"]![0]!["mdtrt_id"]!, (string)shown.Output["data"]![0]!["ipt_otp_no"]!));
        Assert.Empty(hidden.Output["data"]!.AsArray());
    }

    [Fact]
    public async Task Admission_and_discharge_want_exactly_one_main_diagnosis()
    {
        JsonObject two = Admission("ZY1");
        two["diseinfo"]!.AsArray().Add(two["diseinfo"]![0]!.DeepClone());
        TwinReply admission = await client.SendAsync("2401", two);
        JsonObject none = Leaving(await AdmitAsync(client, "ZY1"));
        none["diseinfo"]![0]!["maindiag_flag"] = "0";

        Assert.Equal("入院主诊断数量只能有一条", admission.ErrMsg);
        Assert.Equal("出院主诊断数量只能有一条", (await client.SendAsync("2402", none)).ErrMsg);
    }

    [Fact]
    public async Task An_admission_goes_only_after_its_charges_which_go_only_after_its_discharge_which_goes_only_after_its_settlement()
    {
        string stay = await SettledAsync(client, "ZY1");
        JsonObject visit = Desk.Data(("mdtrt_id", stay), ("psn_no", Desk.PersonNumber));

        Assert.Contains("请先撤销结算", (await client.SendAsync("2405", (JsonObject)visit.DeepClone())).ErrMsg, StringComparison.Ordinal);
        Assert.Contains("请先撤销出院", (await client.SendAsync("2302", Taking(stay, "0000"))).ErrMsg, StringComparison.Ordinal);
        Assert.Contains("请先撤销结算", (await client.SendAsync("2404", (JsonObject)visit.DeepClone())).ErrMsg, StringComparison.Ordinal);
        Assert.True((await client.SendAsync("2305", await RefundAsync(stay))).Accepted);
        Assert.Contains("请先撤销出院", (await client.SendAsync("2404", (JsonObject)visit.DeepClone())).ErrMsg, StringComparison.Ordinal);
        Assert.True((await client.SendAsync("2405", (JsonObject)visit.DeepClone())).Accepted);
        Assert.Equal("该次入院登记已上传费用明细", (await client.SendAsync("2404", (JsonObject)visit.DeepClone())).ErrMsg);
        Assert.True((await client.SendAsync("2302", Taking(stay, "0000"))).Accepted);
        Assert.True((await client.SendAsync("2404", (JsonObject)visit.DeepClone())).Accepted);
        Assert.Equal((0, 0, 0m), twin.Ledger().Select(row => (row.Visits, row.UnsettledRows, row.Net)).Single());
    }

    [Fact]
    public async Task Every_cancellation_a_second_time_says_in_its_own_words_that_there_is_nothing()
    {
        string stay = await AdmitAsync(client, "ZY1");
        JsonObject visit = Desk.Data(("mdtrt_id", stay), ("psn_no", Desk.PersonNumber));

        TwinReply noDischarge = await client.SendAsync("2405", (JsonObject)visit.DeepClone()), noRows = await client.SendAsync("2302", Taking(stay, "0000")), noRow = await client.SendAsync("2302", Taking(stay, "7"));
        await client.SendAsync("2404", (JsonObject)visit.DeepClone());
        TwinReply noStay = await client.SendAsync("2404", (JsonObject)visit.DeepClone());

        Assert.Contains("处于在院状态，不能撤销出院！", noDischarge.ErrMsg, StringComparison.Ordinal);
        Assert.Equal("没有需要撤销的处方", noRows.ErrMsg);
        Assert.Equal("根据传来的参数在费用明细表中未查询到任何有效相关的记录", noRow.ErrMsg);
        Assert.Equal("未查询到任何有效相关的记录", noStay.ErrMsg);
    }

    [Fact]
    public async Task What_a_stay_costs_is_split_to_the_cent_and_the_deductible_is_paid_once()
    {
        string stay = await AdmitAsync(client, "ZY1");
        await client.SendAsync("2301", Desk.Charges(Row("1", stay, 100m, 10m)));
        TwinReply first = await client.SendAsync("2304", Bill(stay, 1000m, onTheWay: true));
        await client.SendAsync("2301", Desk.Charges(Row("2", stay, 100m, 10m)));
        TwinReply last = await client.SendAsync("2304", Bill(stay, 1000m));

        Assert.Equal((600m, 340m), (first.Amount("act_pay_dedc"), first.Amount("hifp_pay")));
        Assert.Equal((0m, 850m), (last.Amount("act_pay_dedc"), last.Amount("hifp_pay")));
        Assert.All([first, last], reply => Assert.Equal(reply.Amount("medfee_sumamt"), reply.Amount("fund_pay_sumamt") + reply.Amount("acct_pay") + reply.Amount("psn_cash_pay")));
        Assert.Equal("21", (string)last.Output["setlinfo"]!["clr_type"]!);
        Assert.Equal("住院患者已结算，请勿重复结算", (await client.SendAsync("2304", Bill(stay, 0m))).ErrMsg);
    }

    [Fact]
    public async Task Sums_that_are_not_those_of_the_rows_are_refused()
    {
        string stay = await AdmitAsync(client, "ZY1");
        await client.SendAsync("2301", Desk.Charges(Row("1", stay, 100m, 10m)));
        JsonObject wrong = Bill(stay, 1000m);
        wrong["data"]!["inscp_scp_amt"] = "999.00";

        Assert.Contains("请先上传全部费用再结算", (await client.SendAsync("2303", Bill(stay, 900m))).ErrMsg, StringComparison.Ordinal);
        Assert.Contains("inscp_scp_amt", (await client.SendAsync("2303", wrong)).ErrMsg, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_row_is_returned_more_than_once_over()
    {
        string stay = await AdmitAsync(client, "ZY1");
        await client.SendAsync("2301", Desk.Charges(Row("1", stay, 100m, 10m)));

        TwinReply some = await client.SendAsync("2301", Desk.Charges(Row("2", stay, 100m, -6m, "1")));
        TwinReply tooMuch = await client.SendAsync("2301", Desk.Charges(Row("3", stay, 100m, -6m, "1")));
        TwinReply nothing = await client.SendAsync("2301", Desk.Charges(Row("4", stay, 100m, -1m, "9")));

        Assert.True(some.Accepted);
        Assert.Contains("数量超过", tooMuch.ErrMsg, StringComparison.Ordinal);
        Assert.Contains("原费用明细不存在", nothing.ErrMsg, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_admission_and_a_settlement_are_reversed_by_their_msgids()
    {
        string admission = client.NewMsgid(), settlement = client.NewMsgid();
        string stay = (string)(await client.SendAsync("2401", Admission("ZY1"), admission)).Output["result"]!["mdtrt_id"]!;
        await client.SendAsync("2301", Desk.Charges(Row("1", stay, 100m, 10m)));
        await client.SendAsync("2304", Bill(stay, 1000m), settlement);

        TwinReply early = await client.SendAsync("2601", Desk.Reversal(admission, "2401"));
        Assert.True((await client.SendAsync("2601", Desk.Reversal(settlement, "2304"))).Accepted);
        await client.SendAsync("2302", Taking(stay, "0000"));
        Assert.True((await client.SendAsync("2601", Desk.Reversal(admission, "2401"))).Accepted);

        Assert.Contains("请先撤销结算", early.ErrMsg, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0m), twin.Ledger().Select(row => (row.Visits, row.Live, row.Net)).Single());
        Assert.Contains("已冲正", (await client.SendAsync("2601", Desk.Reversal(admission, "2401"))).ErrMsg, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TwinDischarge.BeforeSettlement, "请先办理出院", null)]
    [InlineData(TwinDischarge.AfterSettlement, null, "请先办理结算")]
    [InlineData(TwinDischarge.Either, null, null)]
    public async Task A_province_has_its_order_of_discharge_and_settlement(TwinDischarge order, string? settling, string? leaving)
    {
        using PlatformTwin province = PlatformTwin.Start(new TwinOptions { Discharge = order });
        using var desk = new TwinClient(province.Url);
        string stay = await AdmitAsync(desk, "ZY1");
        await desk.SendAsync("2301", Desk.Charges(Row("1", stay, 100m, 1m)));

        TwinReply left = await desk.SendAsync("2402", Leaving(stay));
        await desk.SendAsync("2405", Desk.Data(("mdtrt_id", stay), ("psn_no", Desk.PersonNumber)));
        TwinReply settled = await desk.SendAsync("2304", Bill(stay, 100m));

        Assert.Equal((leaving is null, settling is null), (left.Accepted, settled.Accepted));
        Assert.Contains(leaving ?? "", left.ErrMsg ?? "", StringComparison.Ordinal);
        Assert.Contains(settling ?? "", settled.ErrMsg ?? "", StringComparison.Ordinal);
    }

    private static async Task<string> AdmitAsync(TwinClient client, string local) => (string)(await client.SendAsync("2401", Admission(local))).Output["result"]!["mdtrt_id"]!;

    private static async Task<string> SettledAsync(TwinClient client, string local)
    {
        string stay = await AdmitAsync(client, local);
        Assert.True((await client.SendAsync("2301", Desk.Charges(Row("1", stay, 100m, 10m)))).Accepted);
        Assert.True((await client.SendAsync("2402", Leaving(stay))).Accepted);
        Assert.True((await client.SendAsync("2304", Bill(stay, 1000m))).Accepted);
        return stay;
    }

    private async Task<JsonObject> RefundAsync(string stay) =>
        Desk.Refund((await client.SendAsync("5203", Desk.Data(("psn_no", Desk.PersonNumber), ("mdtrt_id", stay)))).Output["setlinfo"]!);

    private static JsonObject Asking() => Desk.Data(("psn_no", Desk.PersonNumber), ("begntime", "2020-01-02 00:00:00"), ("endtime", "2020-01-02 23:59:59"));

    private static JsonObject Taking(string stay, string serial) => Desk.Data(("feedetl_sn", serial), ("mdtrt_id", stay), ("psn_no", Desk.PersonNumber));

    private static JsonObject Admission(string local) => new()
    {
        ["mdtrtinfo"] = Desk.Node(
            ("psn_no", Desk.PersonNumber), ("insutype", "310"), ("begntime", "2020-01-02 09:31:00"), ("mdtrt_cert_type", "03"), ("mdtrt_cert_no", Desk.Card), ("med_type", "21"), ("ipt_no", local),
            ("atddr_no", "D99990001"), ("chfpdr_name", "样例医师"), ("adm_diag_dscr", "肺炎"), ("adm_dept_codg", "0301"), ("adm_dept_name", "内科"), ("adm_bed", "0211"),
            ("dscg_maindiag_code", "J18.900"), ("dscg_maindiag_name", "肺炎")),
        ["diseinfo"] = new JsonArray(Diagnosis()),
    };

    private static JsonObject Leaving(string stay)
    {
        JsonObject diagnosis = Diagnosis();
        diagnosis["mdtrt_id"] = stay;
        return new JsonObject
        {
            ["dscginfo"] = Desk.Node(("mdtrt_id", stay), ("psn_no", Desk.PersonNumber), ("insutype", "310"), ("endtime", "2020-01-09 10:00:00"), ("dscg_dept_codg", "0301"), ("dscg_dept_name", "内科"), ("dscg_way", "1")),
            ["diseinfo"] = new JsonArray(diagnosis),
        };
    }

    private static JsonObject Diagnosis() => Desk.Node(
        ("psn_no", Desk.PersonNumber), ("diag_type", "1"), ("maindiag_flag", "1"), ("diag_srt_no", "1"), ("diag_code", "J18.900"), ("diag_name", "肺炎"), ("diag_dept", "0301"),
        ("dise_dor_no", "D99990001"), ("dise_dor_name", "样例医师"), ("diag_time", "2020-01-02 09:40:00"));

    private static JsonObject Row(string serial, string stay, decimal price, decimal quantity, string original = "")
    {
        JsonObject row = Desk.Row(serial, stay, "10003", price, quantity);
        row["med_list_codg"] = "XJ01CAA040E001010100011";
        row["medins_list_codg"] = "A1";
        row["med_type"] = "21";
        row["init_feedetl_sn"] = original;
        return row;
    }

    private static JsonObject Bill(string stay, decimal total, bool onTheWay = false) => Desk.Data(
        ("psn_no", Desk.PersonNumber), ("mdtrt_cert_type", "03"), ("mdtrt_cert_no", Desk.Card), ("medfee_sumamt", $"{total}"), ("psn_setlway", "01"), ("mdtrt_id", stay), ("insutype", "310"),
        ("acct_used_flag", "0"), ("mid_setl_flag", onTheWay ? "1" : "0"), ("fulamt_ownpay_amt", "0"), ("overlmt_selfpay", "0"), ("preselfpay_amt", "0"), ("inscp_scp_amt", $"{total}"));
}
