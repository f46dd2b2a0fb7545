using Gateway.Delivery;
using Gateway.Journal;
using Gateway.PlatformSimulator;
using Gateway.PlatformSimulator.Admin;
using Gateway.PlatformSimulator.Faults;

namespace Gateway.Platform.Tests;

/// <summary>The same scenarios in every dialect, each against the twin that speaks it.</summary>
public sealed class DialectDeliveryTests
{
    /// <summary>Region in <c>regions/</c>, name of the twin's own dialect.</summary>
    public static TheoryData<string, string> Dialects => new()
    {
        { "999999", "tif" }, { "440000", "guangdong" }, { "130000", "hebei" }, { "330000", "x-ca" }, { "320100", "csb-nanjing" }, { "430000", "csb-hunan" }, { "220000", "oauth2" }, { "150000", "one-path" }, { "420000", "hubei" },
    };

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task A_settlement_goes_through(string area, string dialect)
    {
        using TwinDelivery delivery = Speaking(area, dialect);

        DeliveryAction.Finish finish = await delivery.FinishAsync(Product.Sample("fujian-ini", "mzsf-two-items.txt"), MessageState.Accepted);

        Assert.All(delivery.Attempts, attempt => Assert.Equal(AttemptOutcome.Accepted, attempt.Outcome));
        LedgerRow row = Assert.Single(delivery.Twin.Ledger());
        Assert.Equal(row.SettlementIds, [CanonicalAnswer.Read(finish.Answer).Facts["setl_id"]]);
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task A_lost_answer_is_asked_about_and_adopted(string area, string dialect)
    {
        using TwinDelivery delivery = Speaking(area, dialect, new FaultRule { Kind = FaultKind.ActThenDrop, Infno = "2207", Times = 1 });

        await delivery.FinishAsync(Product.Sample("fujian-ini", "mzsf-two-items.txt"), MessageState.Accepted);

        Assert.Equal(["2207", "5203"], delivery.Attempts.Select(attempt => attempt.Intent.Transaction).TakeLast(2));
        LedgerRow row = Assert.Single(delivery.Twin.Ledger());
        Assert.Equal((1, 1), (row.Live, row.Settled));
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task What_was_not_done_is_reversed_and_done_anew(string area, string dialect)
    {
        using TwinDelivery delivery = Speaking(area, dialect, new FaultRule { Kind = FaultKind.Reset, Infno = "2207", Times = 1 });

        await delivery.FinishAsync(Product.Sample("fujian-ini", "mzsf-two-items.txt"), MessageState.Accepted);

        Assert.Equal(["2207", "5203", "2601", "2207"], delivery.Attempts.Select(attempt => attempt.Intent.Transaction).Where((name, at) => at >= 5 && (name != "5203" || at == 6)));
        Assert.Equal(1, Assert.Single(delivery.Twin.Ledger()).Live);
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task A_refusal_is_shown_and_what_was_done_is_taken_back(string area, string dialect)
    {
        using TwinDelivery delivery = Speaking(area, dialect, new FaultRule { Kind = FaultKind.Refuse, Infno = "2207", ErrMsg = "该人员账户已冻结" });

        DeliveryAction.Finish finish = await delivery.FinishAsync(Product.Sample("fujian-ini", "mzsf-two-items.txt"), MessageState.Refused);

        Assert.Contains("该人员账户已冻结", Assert.Single(finish.Issues).Reason);
        Assert.Equal((0, 0), delivery.Twin.Ledger().Select(row => (row.Visits, row.Live)).Single());
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task A_success_that_hides_an_error_is_a_refusal(string area, string dialect)
    {
        using TwinDelivery delivery = Speaking(area, dialect, new FaultRule { Kind = FaultKind.FalseSuccess, Infno = "2207", ErrMsg = "FSI-业务处理失败[settleBO_1]" });

        DeliveryAction.Finish finish = await delivery.FinishAsync(Product.Sample("fujian-ini", "mzsf-two-items.txt"), MessageState.Refused);

        Assert.Contains("settleBO_1", Assert.Single(finish.Issues).Reason);
    }

    [Fact]
    public async Task A_body_signed_in_gb18030_is_let_in_where_the_card_library_signs_so()
    {
        Dialect dialect = Product.Knowledge.Dialects.Of("330000");
        using var delivery = new TwinDelivery(new TwinOptions { Dialect = "x-ca-gbk" }, Product.Speaking(dialect with { Signature = dialect.Signature with { Over = SignedBytes.Gb18030 } }));

        await delivery.FinishAsync(Product.Sample("fujian-ini", "mzsf-two-items.txt"), MessageState.Accepted);
    }

    [Fact]
    public async Task One_access_token_serves_a_whole_plan_and_a_rejected_one_is_renewed_once()
    {
        using TwinDelivery delivery = Speaking("220000", "oauth2");
        await delivery.FinishAsync(Product.Sample("fujian-ini", "mzsf-two-items.txt"), MessageState.Accepted);
        Assert.Equal(1, Tokens(delivery));

        delivery.Twin.TakeBackTokens();
        await delivery.FinishAsync(Product.Sample("fujian-ini", "mzsf-chronic.txt"), MessageState.Accepted);

        Assert.Equal(2, Tokens(delivery));
        Assert.All(delivery.Attempts, attempt => Assert.Equal(AttemptOutcome.Accepted, attempt.Outcome));
    }

    [Fact]
    public async Task The_journal_keeps_sealed_envelopes_and_their_answers_in_plain()
    {
        using TwinDelivery delivery = Speaking("220000", "oauth2");

        await delivery.FinishAsync(Product.Sample("fujian-ini", "mzsf-two-items.txt"), MessageState.Accepted);

        Attempt settle = delivery.Attempts[^1];
        Assert.Equal(System.Text.Json.JsonValueKind.Object, ReplyJson.Output(settle.Intent.Bytes, "input").ValueKind);
        Assert.Contains("\"setl_id\":\"", System.Text.Encoding.UTF8.GetString(settle.Answer.Span));
    }

    private static long Tokens(TwinDelivery delivery) => delivery.Twin.Calls().Single(call => call.Infno == "token").Answered;

    private static TwinDelivery Speaking(string area, string dialect, params FaultRule[] rules) =>
        new(new TwinOptions { Dialect = dialect, Faults = new TwinFaults { Rules = rules } }, Product.Speaking(Product.Knowledge.Dialects.Of(area)));
}
