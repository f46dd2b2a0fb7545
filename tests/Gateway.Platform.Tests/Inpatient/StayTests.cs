using Gateway.Contract;
using Gateway.PlatformSimulator;
using Gateway.PlatformSimulator.Faults;
using Hl7.Fhir.Model;
using Task = System.Threading.Tasks.Task;

namespace Gateway.Platform.Tests;

public sealed class StayTests
{
    [Fact]
    public async Task A_whole_stay_goes_through_each_of_its_transactions_and_comes_back_canonical()
    {
        using var stay = new TwinStay();

        CanonicalParts admitted = await stay.AcceptedAsync(StayMessage.Admit());
        Assert.Equal(["1101", "2401"], admitted.Transactions);
        Assert.Equal(30, admitted.Facts["mdtrt_id"].Length);
        Assert.Equal(admitted.Facts["mdtrt_id"], admitted.Answer.Entry.Select(entry => entry.Resource).OfType<Encounter>().Single().Identifier[0].Value);
        Assert.Equal(["2403"], (await stay.AcceptedAsync(StayMessage.Change())).Transactions);

        CanonicalParts charged = await stay.AcceptedAsync(StayMessage.Charges(120));
        Assert.Equal(["2301", "2301", "2301"], charged.Transactions);
        Assert.Equal(120, charged.Answer.Entry.Count(entry => entry.Resource is ChargeItem));

        CanonicalParts tried = await stay.AcceptedAsync(StayMessage.Presettle(12000m));
        Assert.Equal(["5204", "2303"], tried.Transactions);
        Assert.Equal(0, stay.Row.Live);

        Assert.Equal(["2402"], (await stay.AcceptedAsync(StayMessage.Discharge())).Transactions);
        CanonicalParts settled = await stay.AcceptedAsync(StayMessage.Settle(12000m));
        Assert.Equal(["5204", "2303", "2304"], settled.Transactions);
        Assert.Equal((1, 12000m, 12000m), (stay.Row.Live, stay.Row.Total, stay.Row.Fund + stay.Row.Cash));
        Assert.Equal(stay.Row.SettlementIds, [settled.Facts["setl_id"]]);

        CanonicalParts refunded = await stay.AcceptedAsync(StayMessage.CancelSettlement());
        Assert.Equal(["2305"], refunded.Transactions);
        Assert.Equal((0, 0m), (stay.Row.Live, stay.Row.Net));
        Assert.Equal(-12000m, refunded.Answer.Entry.Select(entry => entry.Resource).OfType<ClaimResponse>().Single().Total[0].Amount!.Value);
        Assert.Equal(["2405"], (await stay.AcceptedAsync(StayMessage.CancelDischarge())).Transactions);
        Assert.Equal(["2302"], (await stay.AcceptedAsync(StayMessage.CancelCharges())).Transactions);
        Assert.Equal(["2404"], (await stay.AcceptedAsync(StayMessage.CancelAdmission())).Transactions);
        Assert.Equal((0, 0, 0m), (stay.Row.Visits, stay.Row.UnsettledRows, stay.Row.Net));
        Assert.Equal("", stay.Page.GetValueOrDefault("mdtrt_id", ""));
    }

    [Fact]
    public async Task A_settlements_answer_carries_every_amount_and_one_line_for_each_fund()
    {
        using var stay = new TwinStay();
        await stay.AcceptedAsync(StayMessage.Admit());
        await stay.AcceptedAsync(StayMessage.Charges(20));

        CanonicalParts settled = await stay.AcceptedAsync(StayMessage.Settle(2000m).AndLeave());

        Assert.Equal(["2402", "5204", "2303", "2304"], settled.Transactions);
        ClaimResponse answer = settled.Answer.Entry.Select(entry => entry.Resource).OfType<ClaimResponse>().Last();
        decimal Amount(string code) => answer.Total.Single(total => total.Category!.Coding[0].Code == code).Amount!.Value!.Value;
        Assert.Equal(Amount("medfee_sumamt"), Amount("fund_pay_sumamt") + Amount("acct_pay") + Amount("psn_cash_pay"));
        Assert.Equal(Amount("medfee_sumamt"), Amount("fulamt_ownpay_amt") + Amount("overlmt_selfpay") + Amount("preselfpay_amt") + Amount("inscp_scp_amt"));
        Assert.Equal(Amount("fund_pay_sumamt"), answer.Adjudication.Sum(fund => fund.Amount!.Value));
        Assert.Equal("310100", answer.Adjudication[0].Category!.Coding[0].Code);
        Assert.Equal("21", answer.GetExtensionValue<Code>("urn:cn:nhsa:ext:clr_type")?.Value);
        Assert.Contains(settled.Answer.Entry, entry => entry.Resource is Patient { BirthDate: not null });
    }

    [Theory]
    [InlineData(TwinDischarge.BeforeSettlement, "2402 5204 2303 2304")]
    [InlineData(TwinDischarge.AfterSettlement, "5204 2303 2304 2402")]
    public async Task Discharge_and_settlement_come_in_the_order_of_the_province(TwinDischarge discharge, string order)
    {
        using var stay = new TwinStay(discharge);
        await stay.AcceptedAsync(StayMessage.Admit());
        await stay.AcceptedAsync(StayMessage.Charges(3));

        CanonicalParts settled = await stay.AcceptedAsync(StayMessage.Settle(300m).AndLeave());

        Assert.Equal(order.Split(' '), settled.Transactions);
        Assert.Equal("yes", stay.Page["discharged"]);
    }

    [Fact]
    public async Task Where_the_settlement_comes_first_an_early_discharge_is_told_so_and_taken_afterwards()
    {
        using var stay = new TwinStay(TwinDischarge.AfterSettlement);
        await stay.AcceptedAsync(StayMessage.Admit());
        await stay.AcceptedAsync(StayMessage.Charges(3));

        Issue early = await stay.RefusedAsync(StayMessage.Discharge());
        await stay.AcceptedAsync(StayMessage.Settle(300m));
        CanonicalParts left = await stay.AcceptedAsync(StayMessage.Discharge());

        Assert.Equal(IssueCodes.SettlementComesFirst, early.Code);
        Assert.Equal(["2402"], left.Transactions);
    }

    [Fact]
    public async Task A_settlement_on_the_way_takes_what_is_uploaded_and_the_last_one_the_rest()
    {
        using var stay = new TwinStay();
        await stay.AcceptedAsync(StayMessage.Admit());
        await stay.AcceptedAsync(StayMessage.Charges(30));
        CanonicalParts first = await stay.AcceptedAsync(StayMessage.Settle(3000m, invoice: "ZYFP000000", onTheWay: true).AndLeave());
        await stay.AcceptedAsync(StayMessage.Charges(10, first: 31));

        CanonicalParts last = await stay.AcceptedAsync(StayMessage.Settle(1000m).AndLeave());

        Assert.DoesNotContain("2402", first.Transactions);
        Assert.Contains("2402", last.Transactions);
        Assert.Equal((2, 4000m), (stay.Row.Live, stay.Row.Total));
    }

    [Fact]
    public async Task A_return_names_its_row_and_the_bill_is_what_is_left()
    {
        using var stay = new TwinStay();
        await stay.AcceptedAsync(StayMessage.Admit());
        await stay.AcceptedAsync(StayMessage.Charges(3));

        await stay.AcceptedAsync(StayMessage.Charges(0).Return("4", original: "1"));
        Issue unknown = await stay.RefusedAsync(StayMessage.Charges(0).Return("5", original: "77"));
        CanonicalParts settled = await stay.AcceptedAsync(StayMessage.Settle(250m).AndLeave());

        Assert.Contains("原费用明细不存在", unknown.Reason);
        Assert.Equal(250m, stay.Row.Total);
        Assert.Contains("2304", settled.Transactions);
    }

    [Fact]
    public async Task One_row_can_be_taken_back_alone()
    {
        using var stay = new TwinStay();
        await stay.AcceptedAsync(StayMessage.Admit());
        await stay.AcceptedAsync(StayMessage.Charges(3));

        await stay.AcceptedAsync(StayMessage.CancelCharges("2"));

        Assert.Equal(2, stay.Row.UnsettledRows);
    }

    [Fact]
    public async Task An_admission_sent_again_is_answered_from_the_key_book()
    {
        using var stay = new TwinStay();
        CanonicalParts first = await stay.AcceptedAsync(StayMessage.Admit());

        CanonicalParts again = await stay.AcceptedAsync(StayMessage.Admit());

        Assert.Equal(["1101"], again.Transactions);
        Assert.Equal(first.Facts["mdtrt_id"], again.Facts["mdtrt_id"]);
        Assert.Equal(1, stay.Row.Visits);
    }

    [Theory]
    [InlineData("2401", FaultKind.ActThenDrop)]
    [InlineData("2401", FaultKind.Reset)]
    [InlineData("2402", FaultKind.ActThenDrop)]
    [InlineData("2301", FaultKind.ActThenDrop)]
    [InlineData("2304", FaultKind.ActThenDrop)]
    [InlineData("2304", FaultKind.ActThenServerError)]
    [InlineData("2304", FaultKind.Reset)]
    [InlineData("2305", FaultKind.ActThenDrop)]
    [InlineData("2405", FaultKind.ActThenDrop)]
    [InlineData("2302", FaultKind.ActThenDrop)]
    [InlineData("2404", FaultKind.ActThenDrop)]
    [InlineData("2403", FaultKind.ActThenCut)]
    public async Task A_lost_answer_is_found_again_and_nothing_is_done_twice(string transaction, FaultKind kind)
    {
        using var stay = new TwinStay(TwinDischarge.BeforeSettlement, new FaultRule { Kind = kind, Infno = transaction, Times = 1 });

        await stay.AcceptedAsync(StayMessage.Admit());
        await stay.AcceptedAsync(StayMessage.Change());
        await stay.AcceptedAsync(StayMessage.Charges(60));
        CanonicalParts settled = await stay.AcceptedAsync(StayMessage.Settle(6000m).AndLeave());
        Assert.Equal((1, 1), (stay.Row.Live, stay.Row.Visits));
        Assert.Equal(stay.Row.SettlementIds, [settled.Facts["setl_id"]]);
        CanonicalParts refunded = await stay.AcceptedAsync(StayMessage.CancelSettlement());
        Assert.Equal(-6000m, refunded.Answer.Entry.Select(entry => entry.Resource).OfType<ClaimResponse>().Single().Total[0].Amount!.Value);
        await stay.AcceptedAsync(StayMessage.CancelDischarge());
        await stay.AcceptedAsync(StayMessage.CancelCharges());
        await stay.AcceptedAsync(StayMessage.CancelAdmission());

        Assert.Equal((0, 0, 0, 1, 1, 0m), (stay.Row.Visits, stay.Row.UnsettledRows, stay.Row.Live, stay.Row.Settled, stay.Row.Refunded, stay.Row.Net));
        Assert.True(stay.Twin.Calls().Single(call => call.Infno == transaction).Received > 0);
    }

    [Fact]
    public async Task A_refused_settlement_takes_its_discharge_and_its_own_rows_back_and_no_others()
    {
        using var stay = new TwinStay(TwinDischarge.BeforeSettlement, new FaultRule { Kind = FaultKind.Refuse, Infno = "2304", Times = 1, ErrMsg = "基金账户异常" });
        await stay.AcceptedAsync(StayMessage.Admit());
        await stay.AcceptedAsync(StayMessage.Charges(60));

        Issue refused = await stay.RefusedAsync(StayMessage.Settle(6000m).AndLeave());

        Assert.Contains("基金账户异常", refused.Reason);
        Assert.Equal((60, 0), (stay.Row.UnsettledRows, stay.Row.Live));
        Assert.Equal("", stay.Page["discharged"]);
        await stay.AcceptedAsync(StayMessage.Settle(6000m).AndLeave());
    }

    [Fact]
    public async Task A_batch_that_is_refused_takes_the_earlier_batches_of_its_message_back_by_their_numbers()
    {
        using var stay = new TwinStay();
        await stay.AcceptedAsync(StayMessage.Admit());
        await stay.AcceptedAsync(StayMessage.Charges(5));
        stay.Twin.Replace(new TwinFaults { Rules = [new FaultRule { Kind = FaultKind.Refuse, Infno = "2301", Skip = 1, Times = 1, ErrMsg = "执业人员代码为空" }] });

        await stay.RefusedAsync(StayMessage.Charges(80, first: 100));

        Assert.Equal(5, stay.Row.UnsettledRows);
    }

    [Fact]
    public async Task A_person_in_hospital_elsewhere_is_refused_with_the_platforms_words()
    {
        using var stay = new TwinStay();
        await stay.AcceptedAsync(StayMessage.Admit("ZY-OTHER"));

        Issue refused = await stay.RefusedAsync(StayMessage.Admit());

        Assert.Contains("在院状态不能办理入院", refused.Reason);
    }
}
