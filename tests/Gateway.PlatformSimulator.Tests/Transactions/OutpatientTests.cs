using System.Text.Json.Nodes;

namespace Gateway.PlatformSimulator.Tests.Transactions;

public sealed class OutpatientTests : IDisposable
{
    private readonly PlatformTwin twin = PlatformTwin.Start(new TwinOptions());
    private readonly TwinClient client;

    public OutpatientTests() => client = new TwinClient(twin.Url);

    public void Dispose()
    {
        client.Dispose();
        twin.Dispose();
    }

    [Fact]
    public async Task A_registration_gives_a_thirty_digit_visit_that_5201_shows()
    {
        string visit = await client.RegisterAsync("MZ1");
        TwinReply reply = await client.SendAsync("5201", Desk.Data(("psn_no", Desk.PersonNumber), ("begntime", "2020-01-02"), ("endtime", "2020-01-02")));
        TwinReply nextDay = await client.SendAsync("5201", Desk.Data(("psn_no", Desk.PersonNumber), ("begntime", "2020-01-03"), ("endtime", "2020-01-03")));

        Assert.Matches("^[0-9]{30}$", visit);
        Assert.Equal([visit, "MZ1"], new[] { "mdtrt_id", "ipt_otp_no" }.Select(field => (string)reply.Output["mdtrtinfo"]![0]![field]!));
        Assert.Empty(nextDay.Output["mdtrtinfo"]!.AsArray());
    }

    [Fact]
    public async Task A_visit_number_is_registered_once_until_it_is_cancelled()
    {
        string visit = await client.RegisterAsync("MZ1");

        TwinReply second = await client.SendAsync("2201", Desk.Registration("MZ1"));
        TwinReply cancel = await client.SendAsync("2202", Cancel(visit, "MZ1"));
        TwinReply again = await client.SendAsync("2202", Cancel(visit, "MZ1"));
        TwinReply third = await client.SendAsync("2201", Desk.Registration("MZ1"));

        Assert.Equal("门诊号【MZ1】已挂号，请勿重复挂号", second.ErrMsg);
        Assert.True(cancel.Accepted && cancel.Json["output"] is null);
        Assert.Equal("未查询到任何有效相关的记录", again.ErrMsg);
        Assert.True(third.Accepted);
    }

    [Fact]
    public async Task A_visit_with_charges_or_a_settlement_cannot_be_cancelled()
    {
        string visit = await client.ChargedVisitAsync("MZ1");
        TwinReply charged = await client.SendAsync("2202", Cancel(visit, "MZ1"));
        await client.SendAsync("2207", Desk.Settlement(visit));
        TwinReply settled = await client.SendAsync("2202", Cancel(visit, "MZ1"));

        Assert.Contains("请先撤销费用明细", charged.ErrMsg, StringComparison.Ordinal);
        Assert.Contains("请先撤销结算", settled.ErrMsg, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diagnoses_are_kept_and_a_later_upload_replaces_them()
    {
        string visit = await client.RegisterAsync("MZ1");
        await client.SendAsync("2203A", Desk.VisitInfo(visit));
        TwinReply second = await client.SendAsync("2203", Desk.VisitInfo(visit));
        TwinReply reply = await client.SendAsync("5202", Desk.Data(("mdtrt_id", visit), ("psn_no", Desk.PersonNumber)));

        Assert.True(second.Accepted);
        Assert.Equal("I10.x00", (string)Assert.Single(reply.Output["diseinfo"]!.AsArray())!["diag_code"]!);
    }

    [Fact]
    public async Task The_A_version_wants_exactly_one_main_diagnosis()
    {
        string visit = await client.RegisterAsync("MZ1");
        JsonObject none = Desk.VisitInfo(visit);
        none["diseinfo"]![0]!["maindiag_flag"] = "0";

        Assert.Equal("门诊主诊断数量只能有一条", (await client.SendAsync("2203A", none)).ErrMsg);
    }

    [Fact]
    public async Task Charge_rows_come_back_divided_and_5204_lists_them_directly_under_output()
    {
        string visit = await client.ChargedVisitAsync("MZ1");
        TwinReply more = await client.SendAsync("2204", Desk.Charges(Desk.Row("3", visit, "10003", 6.00m, 2m)));
        TwinReply reply = await client.SendAsync("5204", Desk.Data(("psn_no", Desk.PersonNumber), ("mdtrt_id", visit)));

        JsonNode row = more.Output["result"]![0]!;
        Assert.Equal([12.00m, 2.00m, 10.00m, 5.00m], new[] { "det_item_fee_sumamt", "overlmt_amt", "inscp_scp_amt", "pric_uplmt_amt" }.Select(field => (decimal)row[field]!));
        Assert.Equal(["1", "2", "3"], reply.Output.AsArray().Select(charge => (string)charge!["feedetl_sn"]!));
        Assert.Equal([0.10m, 1.00m, 0.00m], reply.Output.AsArray().Select(charge => (decimal)charge!["selfpay_prop"]!));
    }

    [Fact]
    public async Task A_charge_serial_is_taken_once_per_visit_and_a_bad_batch_is_taken_not_at_all()
    {
        string visit = await client.ChargedVisitAsync("MZ1");
        TwinReply repeated = await client.SendAsync("2204", Desk.Charges(Desk.Row("9", visit, "10001", 1m, 1m), Desk.Row("1", visit, "10001", 12.50m, 2m)));
        TwinReply rows = await client.SendAsync("5204", Desk.Data(("psn_no", Desk.PersonNumber), ("mdtrt_id", visit)));

        Assert.Contains("选中患者费用已上传，请先撤销后再上传", repeated.ErrMsg, StringComparison.Ordinal);
        Assert.Equal(2, rows.Output.AsArray().Count);
    }

    [Fact]
    public async Task A_row_whose_amount_is_not_quantity_times_price_is_refused()
    {
        string visit = await client.RegisterAsync("MZ1");
        JsonObject row = Desk.Row("1", visit, "10001", 12.50m, 2m);
        row["det_item_fee_sumamt"] = 25.02m;

        Assert.Contains("金额不等于数量乘以单价", (await client.SendAsync("2204", Desk.Charges(row))).ErrMsg, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_rows_than_the_limit_and_mixed_diseases_in_a_batch_are_refused()
    {
        string visit = await client.RegisterAsync("MZ1");
        TwinReply many = await client.SendAsync("2204", Desk.Charges([.. Enumerable.Range(1, 101).Select(serial => Desk.Row($"{serial}", visit, "10001", 1m, 1m))]));
        JsonObject other = Desk.Row("2", visit, "10001", 1m, 1m);
        other["dise_codg"] = "M01";
        TwinReply mixed = await client.SendAsync("2204", Desk.Charges(Desk.Row("1", visit, "10001", 1m, 1m), other));

        Assert.Equal("单次上传费用明细不能超过100条", many.ErrMsg);
        Assert.Contains("病种编码不一致", mixed.ErrMsg, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Charges_are_cancelled_by_batch_or_all_and_then_there_is_nothing_left_to_undo()
    {
        string visit = await client.ChargedVisitAsync("MZ1");
        JsonObject Batch(string number) => Desk.Data(("mdtrt_id", visit), ("chrg_bchno", number), ("psn_no", Desk.PersonNumber));
        TwinReply other = await client.SendAsync("2205", Batch("B2"));
        TwinReply all = await client.SendAsync("2205", Batch("0000"));
        TwinReply again = await client.SendAsync("2205", Batch("0000"));

        Assert.Equal("未查询到任何有效相关的记录", other.ErrMsg);
        Assert.True(all.Accepted);
        Assert.Equal("未查询到任何有效相关的记录", again.ErrMsg);
    }

    [Fact]
    public async Task A_visit_that_was_never_registered_cannot_be_settled()
    {
        Assert.Equal("未登记门诊患者不能进行结算", (await client.SendAsync("2207", Desk.Settlement("999999202001020931000000000001"))).ErrMsg);
    }

    [Fact]
    public async Task A_total_that_differs_from_the_uploaded_rows_is_refused()
    {
        string visit = await client.ChargedVisitAsync("MZ1");

        Assert.Equal("医疗总费用：28.01,已上传费用：28.00 不相等，请先上传全部费用再结算!", (await client.SendAsync("2207", Desk.Settlement(visit, 28.01m))).ErrMsg);
    }

    [Fact]
    public async Task A_second_live_settlement_of_a_visit_is_refused_and_a_presettlement_settles_nothing()
    {
        string visit = await client.ChargedVisitAsync("MZ1");
        await client.SendAsync("2206", Desk.Settlement(visit));
        TwinReply first = await client.SendAsync("2207", Desk.Settlement(visit));
        TwinReply second = await client.SendAsync("2207", Desk.Settlement(visit));

        Assert.True(first.Accepted);
        Assert.Equal("门诊患者已结算, 请勿重复结算", second.ErrMsg);
        Assert.Equal(1, Assert.Single(twin.Ledger()).Live);
    }

    [Fact]
    public async Task Twenty_settlements_of_one_visit_at_once_leave_one()
    {
        string visit = await client.ChargedVisitAsync("MZ1");

        TwinReply[] replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.SendAsync("2207", Desk.Settlement(visit))));

        Assert.Single(replies, reply => reply.Accepted);
        Assert.Equal(979.50m, (decimal)(await client.SendAsync("1101", Desk.Query(Desk.Card))).Output["insuinfo"]![0]!["balc"]!);
    }

    [Fact]
    public async Task A_settlement_carries_its_msgid_and_5203_finds_it_by_person_and_visit()
    {
        string visit = await client.ChargedVisitAsync("MZ1"), msgid = client.NewMsgid();
        TwinReply settled = await client.SendAsync("2207", Desk.Settlement(visit, invoice: "FP1"), msgid);
        TwinReply byVisit = await client.SendAsync("5203", Desk.Data(("psn_no", Desk.PersonNumber), ("mdtrt_id", visit)));
        TwinReply nobody = await client.SendAsync("5203", Desk.Data(("psn_no", "9999990000000000002")));

        Assert.Equal(msgid, (string)settled.Output["setlinfo"]!["medins_setl_id"]!);
        JsonNode found = byVisit.Output["setlinfo"]!;
        Assert.Equal([msgid, "0", "FP1", "H99999900001"], new[] { "medins_setl_id", "refd_setl_flag", "invono", "fixmedins_code" }.Select(field => (string)found[field]!));
        Assert.Equal(7.50m, (decimal)found["cash_payamt"]!);
        Assert.Empty(nobody.Output["setlinfo"]!.AsArray());
    }

    [Fact]
    public async Task A_refund_is_a_negative_settlement_of_its_own_and_happens_once()
    {
        string visit = await client.ChargedVisitAsync("MZ1");
        JsonNode settled = (await client.SendAsync("2207", Desk.Settlement(visit))).Output["setlinfo"]!;
        TwinReply refund = await client.SendAsync("2208", Desk.Refund(settled));
        TwinReply again = await client.SendAsync("2208", Desk.Refund(settled));
        TwinReply query = await client.SendAsync("5203", Desk.Data(("psn_no", Desk.PersonNumber), ("mdtrt_id", visit)));

        Assert.Equal([-28.00m, -20.50m, -7.50m, -7.50m, 1000.00m], new[] { "medfee_sumamt", "acct_pay", "psn_cash_pay", "pdn_cash_pay", "balc" }.Select(refund.Amount));
        Assert.NotEqual((string)settled["setl_id"]!, (string)refund.Output["setlinfo"]!["setl_id"]!);
        Assert.Equal("该笔结算已撤销，请勿重复办理", again.ErrMsg);
        Assert.Equal(["1", "1"], query.Output["setlinfo"]!.AsArray().Select(row => (string)row!["refd_setl_flag"]!));
        Assert.Equal((0, 1, 0m), (twin.Ledger()[0].Live, twin.Ledger()[0].Refunded, twin.Ledger()[0].Net));
    }

    [Fact]
    public async Task After_a_refund_the_rows_are_free_and_the_visit_can_be_settled_again_or_taken_apart()
    {
        string visit = await client.ChargedVisitAsync("MZ1");
        JsonNode first = (await client.SendAsync("2207", Desk.Settlement(visit))).Output["setlinfo"]!;
        await client.SendAsync("2208", Desk.Refund(first));
        TwinReply second = await client.SendAsync("2207", Desk.Settlement(visit));
        await client.SendAsync("2208", Desk.Refund(second.Output["setlinfo"]!));
        TwinReply charges = await client.SendAsync("2205", Desk.Data(("mdtrt_id", visit), ("chrg_bchno", "0000"), ("psn_no", Desk.PersonNumber)));
        TwinReply visitGone = await client.SendAsync("2202", Cancel(visit, "MZ1"));

        Assert.All([second, charges, visitGone], reply => Assert.True(reply.Accepted));
    }

    [Fact]
    public async Task An_unknown_settlement_cannot_be_refunded()
    {
        TwinReply reply = await client.SendAsync("2208", Desk.Data(("setl_id", "1"), ("mdtrt_id", "1"), ("psn_no", Desk.PersonNumber)));

        Assert.Equal("结算信息不存在，不能办理结算撤销", reply.ErrMsg);
    }

    [Fact]
    public async Task A_trace_code_row_that_is_sent_must_be_whole()
    {
        string visit = await client.ChargedVisitAsync("MZ1");
        JsonObject input = Desk.Settlement(visit);
        input["drug_trac_info"] = new JsonArray(Desk.Node(("feedetl_sn", "1"), ("drug_trac_codg", "81"), ("trdn_flag", "0")));

        Assert.Equal("drug_trac_info第1行必填字段缺失", (await client.SendAsync("2207", input)).ErrMsg);
    }

    [Fact]
    public async Task Entitlement_and_sign_in_answer_in_their_own_nodes()
    {
        TwinReply entitled = await client.SendAsync("2001", Desk.Data(("psn_no", Desk.PersonNumber), ("insutype", "310"), ("fixmedins_code", "H99999900001"), ("med_type", "11"), ("begntime", "2020-01-02 00:00:00")));
        JsonObject signIn = new() { ["signIn"] = Desk.Node(("opter_no", "001"), ("ip", "127.0.0.1")) };
        TwinReply first = await client.SendAsync("9001", signIn), second = await client.SendAsync("9001", (JsonObject)signIn.DeepClone());
        string number = (string)first.Output["signinoutb"]!["sign_no"]!;
        TwinReply signOut = await client.SendAsync("9002", new JsonObject { ["signOut"] = Desk.Node(("sign_no", number), ("opter_no", "001")) });

        Assert.Equal("1", (string)entitled.Output["trtinfo"]![0]!["trt_enjymnt_flag"]!);
        Assert.Equal(number, (string)second.Output["signinoutb"]!["sign_no"]!);
        Assert.True(signOut.Accepted);
    }

    private static JsonObject Cancel(string visit, string local) => Desk.Data(("psn_no", Desk.PersonNumber), ("mdtrt_id", visit), ("ipt_otp_no", local));
}
