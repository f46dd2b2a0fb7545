using System.Text.Json;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.PlatformSimulator;
using Gateway.PlatformSimulator.Faults;
using Hl7.Fhir.Model;
using Task = System.Threading.Tasks.Task;

namespace Gateway.Platform.Tests;

/// <summary>Filings, audits, catalogue comparisons, departments and stock, delivered to the twin and read back.</summary>
public sealed class RegisterDeliveryTests
{
    public static TheoryData<string, string> Stories => new()
    {
        { "entitlement", "1101,2001" },
        { "referral-undisturbed", "1101,2501,2502" },
        { "chronic-undisturbed", "1101,2503,2504" },
        { "designation-undisturbed", "1101,2505,2506" },
        { "audit", "1101,3101,3102" },
        { "catalogue", "3301,3302" },
        { "departments", "3401,3401,3402,3403,3403" },
        { "stock", "3501,3501,3503,3504,3502,3505,3506,3507,3507" },
    };

    /// <summary>A transaction whose answer is lost, the story that sends it, and what is asked.</summary>
    public static TheoryData<string, string, string> Lost => new()
    {
        { "referral", "2501", "5304" }, { "chronic", "2503", "5301" }, { "designation", "2505", "5302" }, { "catalogue", "3301", "1317" }, { "departments", "3401", "5101" },
        { "stock", "3501", "3508" }, { "stock", "3502", "3509" }, { "stock", "3503", "3510" }, { "stock", "3504", "3510" }, { "stock", "3505", "3511" }, { "stock", "3506", "3511" },
    };

    /// <summary>A transaction that takes something back, or writes the same over itself: a lost answer only makes it go twice.</summary>
    public static TheoryData<string, string> Repeated => new()
    {
        { "referral-undisturbed", "2502" }, { "chronic-undisturbed", "2504" }, { "designation-undisturbed", "2506" }, { "catalogue", "3302" }, { "departments", "3402" }, { "departments", "3403" }, { "stock", "3507" },
    };

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task Each_story_is_accepted_from_its_first_message_to_its_last(string story, string transactions)
    {
        using var delivery = new TwinDelivery();

        Assert.Equal(transactions, string.Join(',', await TellAsync(delivery, story)));
    }

    [Theory]
    [MemberData(nameof(Lost))]
    public async Task A_lost_answer_is_found_by_asking_and_nothing_is_sent_twice(string story, string transaction, string ask)
    {
        using var undisturbed = new TwinDelivery();
        int usual = (await TellAsync(undisturbed, story)).Count(name => name == transaction);
        using TwinDelivery delivery = Losing(transaction, FaultKind.ActThenDrop);

        List<string> sent = await TellAsync(delivery, story);

        Assert.Equal(usual, sent.Count(name => name == transaction));
        Assert.Equal(ask, sent[sent.IndexOf(transaction) + 1]);
    }

    [Theory]
    [MemberData(nameof(Lost))]
    public async Task What_was_lost_on_the_way_is_asked_about_and_sent_once_more(string story, string transaction, string ask)
    {
        using TwinDelivery delivery = Losing(transaction, FaultKind.Reset);

        List<string> sent = await TellAsync(delivery, story);

        int first = sent.IndexOf(transaction);
        Assert.Equal(ask, sent[first + 1]);
        Assert.Equal(transaction, sent.Skip(first + 1).First(name => name != ask));
    }

    [Theory]
    [MemberData(nameof(Repeated))]
    public async Task Taking_back_is_repeated_and_gone_already_counts_as_done(string story, string transaction)
    {
        using TwinDelivery delivery = Losing(transaction, FaultKind.ActThenDrop);

        List<string> sent = await TellAsync(delivery, story);

        int first = sent.IndexOf(transaction);
        Assert.Equal(transaction, sent[first + 1]);
    }

    [Fact]
    public async Task A_filings_number_is_read_back_and_kept_for_the_cancellation()
    {
        using var delivery = new TwinDelivery();

        DeliveryAction.Finish finish = await delivery.FinishAsync(RegisterSamples.Of("referral", "01-register"), MessageState.Accepted);

        (Bundle answer, var facts) = CanonicalAnswer.Read(finish.Answer);
        string number = Assert.Single(answer.All<ServiceRequest>().SelectMany(request => request.Identifier)).Value!;
        Assert.Equal(facts["trt_dcla_detl_sn"], number);
        Assert.Equal(number, delivery.KeyBook[("filing", "ZY2026030001")]["trt_dcla_detl_sn"]);
        await delivery.FinishAsync(RegisterSamples.Of("referral-undisturbed", "02-cancel"), MessageState.Accepted);
        Assert.Equal("", delivery.KeyBook[("filing", "ZY2026030001")]["trt_dcla_detl_sn"]);
    }

    [Fact]
    public async Task A_filing_whose_answer_was_lost_is_cancelled_once_the_sender_brings_its_number()
    {
        using TwinDelivery delivery = Losing("2501", FaultKind.ActThenDrop);
        await delivery.FinishAsync(RegisterSamples.Of("referral", "01-register"), MessageState.Accepted);

        Outcome<PlannedMessage> unknown = delivery.Plan(RegisterSamples.Of("referral-undisturbed", "02-cancel"));
        Outcome<PlannedMessage> told = delivery.Plan(RegisterSamples.Of("referral-undisturbed", "02-cancel", message => message.All<Hl7.Fhir.Model.Task>().Single().Identifier.Add(new Identifier("urn:cn:nhsa:id:trt_dcla_detl_sn", "999999"))));

        Assert.Contains(unknown.Issues, issue => issue.Code == IssueCodes.FactMissing && issue.Reason.Contains("trt_dcla_detl_sn", StringComparison.Ordinal));
        Assert.True(told.Succeeded);
    }

    [Theory]
    [InlineData("referral", "转院备案")]
    [InlineData("chronic", "慢特病备案")]
    [InlineData("designation", "定点备案")]
    public async Task A_second_filing_of_the_same_is_refused_with_the_platforms_words(string story, string what)
    {
        using var delivery = new TwinDelivery();
        await delivery.FinishAsync(RegisterSamples.Of(story, "01-register"), MessageState.Accepted);

        DeliveryAction.Finish second = await delivery.FinishAsync(RegisterSamples.Of(story, "01-register"), MessageState.Refused);

        Assert.Contains($"已有有效的{what}", Assert.Single(second.Issues).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_audit_answers_with_a_detected_issue_per_rule_and_the_orders_that_it_hit()
    {
        using var delivery = new TwinDelivery();

        DeliveryAction.Finish finish = await delivery.FinishAsync(RegisterSamples.Of("audit", "01-before"), MessageState.Accepted);

        DetectedIssue hit = Assert.Single(CanonicalAnswer.Read(finish.Answer).Answer.All<DetectedIssue>());
        Assert.Equal(("R01", "重复开药"), (hit.Code!.Coding[0].Code, hit.Code.Coding[0].Display));
        Assert.Equal(["CF20260302001", "CF20260302002"], hit.Implicated.Select(order => order.Identifier!.Value));
        Assert.Equal(25m, ((FhirDecimal)hit.Extension.Single(extension => extension.Url == "urn:cn:nhsa:ext:vola_amt").Value!).Value);
    }

    [Fact]
    public async Task An_entitlement_says_whether_and_why_not()
    {
        using var delivery = new TwinDelivery();

        DeliveryAction.Finish finish = await delivery.FinishAsync(RegisterSamples.Of("entitlement", "01-check"), MessageState.Accepted);

        (Bundle answer, var facts) = CanonicalAnswer.Read(finish.Answer);
        Assert.Equal("1", facts["trt_enjymnt_flag"]);
        Assert.True(Assert.Single(Assert.Single(answer.All<CoverageEligibilityResponse>()).Insurance).Inforce);
    }

    [Fact]
    public async Task Comparisons_go_a_hundred_at_a_time_and_a_lost_second_batch_is_found_again()
    {
        using TwinDelivery delivery = Losing("3301", FaultKind.ActThenDrop, skip: 1);

        await delivery.FinishAsync(Product.Sample("pharmacy-stock", "catalogue-120-items.txt", "P99999900001"), MessageState.Accepted);

        Assert.Equal(["3301", "3301", "1317"], delivery.Attempts.Select(attempt => attempt.Intent.Transaction));
        Assert.Equal([100, 20], delivery.Attempts.Take(2).Select(attempt => ReplyJson.Output(attempt.Intent.Bytes, "input").GetProperty("data").GetArrayLength()));
    }

    [Fact]
    public async Task More_than_a_hundred_comparisons_in_a_call_are_refused_by_the_platform()
    {
        using TwinDelivery delivery = Speaking(dialect => dialect with { Batch = dialect.Batch.SetItem("3301", 200) });

        DeliveryAction.Finish finish = await delivery.FinishAsync(Product.Sample("pharmacy-stock", "catalogue-120-items.txt", "P99999900001"), MessageState.Refused);

        Assert.Contains("不能超过100条", Assert.Single(finish.Issues).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_refused_row_the_rows_before_it_stay_and_the_corrected_document_goes_through_without_doing_them_twice()
    {
        using TwinDelivery delivery = Losing("3501", FaultKind.Refuse, skip: 1);

        DeliveryAction.Finish refused = await delivery.FinishAsync(RegisterSamples.Of("stock", "01-count"), MessageState.Refused);
        await delivery.FinishAsync(RegisterSamples.Of("stock", "01-count"), MessageState.Accepted);

        Assert.Equal([IssueCodes.PlatformRefused, IssueCodes.RowsBeforeStand], refused.Issues.Select(issue => issue.Code));
        Assert.Equal(["3501", "3508", "3501"], delivery.Attempts.Select(attempt => attempt.Intent.Transaction));
        Assert.Equal(2, delivery.Twin.Snapshot().StockRecords);
    }

    [Fact]
    public async Task Stock_never_goes_below_zero()
    {
        using var delivery = new TwinDelivery();

        DeliveryAction.Finish finish = await delivery.FinishAsync(RegisterSamples.Of("stock", "05-sale"), MessageState.Refused);

        Assert.Contains("库存不足", Assert.Single(finish.Issues).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_transaction_that_takes_one_row_is_not_planned_with_several()
    {
        using TwinDelivery delivery = Speaking(dialect => dialect with { Batch = dialect.Batch.SetItem("3501", 10) });

        Outcome<PlannedMessage> planned = delivery.Plan(RegisterSamples.Of("stock", "01-count"));

        Assert.Contains(planned.Issues, issue => issue.Code == IssueCodes.OneRowACall);
    }

    [Fact]
    public async Task A_province_may_want_the_transactions_with_trace_codes_instead_and_many_rows_a_call()
    {
        using TwinDelivery delivery = WithTraceCodes();

        await delivery.FinishAsync(Product.Sample("pharmacy-stock", "count-two-items.txt", "P99999900001"), MessageState.Accepted);
        await delivery.FinishAsync(Product.Sample("pharmacy-stock", "sale-two-items.txt", "P99999900001"), MessageState.Accepted);

        Attempt sale = Assert.Single(delivery.Attempts);
        Assert.Equal("3505A", sale.Intent.Transaction);
        JsonElement rows = ReplyJson.Output(sale.Intent.Bytes, "input").GetProperty("selinfoDetail");
        Assert.Equal("81000000000000000001", rows[0].GetProperty("drugtracinfo")[0].GetProperty("drug_trac_codg").GetString());
        Assert.Equal(2, rows.GetArrayLength());
    }

    [Fact]
    public async Task Infcode_0_whose_retRslt_is_not_1_is_a_refusal()
    {
        using TwinDelivery delivery = WithTraceCodes();

        DeliveryAction.Finish finish = await delivery.FinishAsync(Product.Sample("pharmacy-stock", "sale-two-items.txt", "P99999900001"), MessageState.Refused);

        Assert.Equal("0", ReplyJson.Field(JsonDocument.Parse(delivery.Attempts[^1].Answer).RootElement, "infcode"));
        Assert.Equal(IssueCodes.PlatformRefused, Assert.Single(finish.Issues).Code);
    }

    [Fact]
    public async Task A_lost_answer_to_many_sales_at_once_is_found_again_whole()
    {
        using TwinDelivery delivery = WithTraceCodes(new FaultRule { Kind = FaultKind.ActThenDrop, Infno = "3505A", Times = 1 });
        await delivery.FinishAsync(Product.Sample("pharmacy-stock", "count-two-items.txt", "P99999900001"), MessageState.Accepted);

        await delivery.FinishAsync(Product.Sample("pharmacy-stock", "sale-two-items.txt", "P99999900001"), MessageState.Accepted);

        Assert.Equal(["3505A", "3511"], delivery.Attempts.Select(attempt => attempt.Intent.Transaction));
    }

    [Fact]
    public async Task A_sale_carries_the_settlement_that_its_receipt_was_settled_with()
    {
        using var delivery = new TwinDelivery();
        await delivery.FinishAsync(Product.Sample("pharmacy-stock", "count-two-items.txt", "P99999900001"), MessageState.Accepted);
        await delivery.FinishAsync(Product.Sample("policy-machine", "drugs_divide-two-rows.in", "P99999900001") with { Event = "pharmacy.settle" }, MessageState.Accepted);
        (string receipt, var known) = delivery.KeyBook.Where(page => page.Key.Scope == "invoice").Select(page => (page.Key.Local, page.Value)).Single();

        await delivery.FinishAsync(RegisterSamples.Of("stock", "05-sale", message => message.All<SupplyDelivery>().Single().Identifier.Single(one => one.System == "urn:cn:institution:id:invoice").Value = receipt), MessageState.Accepted);

        Assert.Equal(known["setl_id"], ReplyJson.Output(delivery.Attempts[^1].Intent.Bytes, "input").GetProperty("selinfo").GetProperty("setl_id").GetString());
    }

    private static async Task<List<string>> TellAsync(TwinDelivery delivery, string story)
    {
        var sent = new List<string>();
        foreach (string file in Directory.GetFiles(Path.Combine(Repository.Tables, "samples", story), "*.json").Order(StringComparer.Ordinal))
        {
            await delivery.FinishAsync(RegisterSamples.Of(story, Path.GetFileNameWithoutExtension(file)), MessageState.Accepted);
            sent.AddRange(delivery.Attempts.Select(attempt => attempt.Intent.Transaction));
        }

        return sent;
    }

    private static TwinDelivery Losing(string transaction, FaultKind kind, int skip = 0) =>
        new(new TwinOptions { Faults = new TwinFaults { Rules = [new FaultRule { Kind = kind, Infno = transaction, Times = 1, Skip = skip }] } });

    private static TwinDelivery Speaking(Func<Dialect, Dialect> change, params FaultRule[] rules) =>
        new(new TwinOptions { Faults = new TwinFaults { Rules = rules } }, Product.Speaking(change(Product.Knowledge.Dialects.Of("999999"))));

    private static TwinDelivery WithTraceCodes(params FaultRule[] rules) => Speaking(
        dialect => dialect with { Instead = dialect.Instead.Add("3505", "3505A").Add("3501", "3501A"), Batch = dialect.Batch.SetItem("3505A", 100).SetItem("3501A", 100) }, rules);
}
