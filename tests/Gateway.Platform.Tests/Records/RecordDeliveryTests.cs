using System.Text.Json.Nodes;
using Gateway.Canonical;
using Gateway.Contract;
using Gateway.Journal;
using Gateway.PlatformSimulator;
using Gateway.PlatformSimulator.Faults;
using Hl7.Fhir.Model;
using Task = System.Threading.Tasks.Task;

namespace Gateway.Platform.Tests;

public sealed class RecordDeliveryTests
{
    [Theory]
    [InlineData("settlement-list")]
    [InlineData("records")]
    [InlineData("records-died")]
    [InlineData("prescription")]
    [InlineData("prescription-whole")]
    public void Every_message_of_the_stories_keeps_the_rules(string story)
    {
        string folder = Path.Combine(Repository.Mappings, "national", "platform", "nhsa", "1.0", "samples", story);

        Assert.All(Directory.GetFiles(folder).Where(file => Path.GetFileName(file)[..2] != "01"), file => // the first is another part's
            Assert.Empty(CanonicalRules.Check(SampleStory.Of($"{story}/{Path.GetFileNameWithoutExtension(file)}").Message)));
    }

    [Fact]
    public void A_settlement_list_before_the_settlement_is_not_sent()
    {
        using var delivery = new TwinDelivery();

        Outcome<PlannedMessage> planned = delivery.Plan(SampleStory.Of("settlement-list/02-upload"));

        Assert.Contains(planned.Issues, issue => issue.Code == IssueCodes.FactMissing && issue.At.Path.Contains("setl_id", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lost_list_is_found_by_its_own_number()
    {
        using var delivery = new TwinDelivery(Losing("4101A"));
        await delivery.AcceptAsync("settlement-list/01-settle", "settlement-list/02-upload");

        Assert.Equal(["4101A Unknown", "4103 Accepted"], delivery.Trail());
    }

    [Fact]
    public async Task A_lost_correction_of_a_list_is_not_taken_for_the_list_that_it_corrects()
    {
        using var delivery = new TwinDelivery();
        await delivery.AcceptAsync("settlement-list/01-settle", "settlement-list/02-upload");
        delivery.Twin.Replace(new TwinFaults { Rules = [new FaultRule { Kind = FaultKind.Reset, Infno = "4101A", Times = 1 }] });

        await delivery.FinishAsync(SampleStory.Of("settlement-list/02-upload", Numbered), MessageState.Accepted);

        Assert.Equal("4101A Accepted", delivery.Trail()[^1]);
        Assert.Contains("4103 Accepted", delivery.Trail());
    }

    [Fact]
    public async Task A_submitted_list_takes_no_other_until_it_is_set_back()
    {
        using var delivery = new TwinDelivery();
        await delivery.AcceptAsync("settlement-list/01-settle", "settlement-list/02-upload", "settlement-list/03-state");

        string text = await delivery.RefusedAsync(SampleStory.Of("settlement-list/02-upload", Numbered));

        Assert.Contains("结算清单已提交", text);
    }

    [Fact]
    public async Task The_list_that_is_queried_is_the_one_that_was_sent()
    {
        using var delivery = new TwinDelivery();
        await delivery.AcceptAsync("settlement-list/01-settle", "settlement-list/02-upload");

        (Bundle answer, var facts) = CanonicalAnswer.Read((await delivery.FinishAsync(SampleStory.Of("settlement-list/04-query"), MessageState.Accepted)).Answer);

        Bundle sent = SampleStory.Of("settlement-list/02-upload").Message;
        Assert.Equal(Codes<Condition>(sent, row => row.Code), Codes<Condition>(answer, row => row.Code));
        Assert.Equal(Codes<Procedure>(sent, row => row.Code).Order(StringComparer.Ordinal), Codes<Procedure>(answer, row => row.Code).Order(StringComparer.Ordinal));
        Assert.Equal(Of<SupplyDelivery>(sent).Single().SuppliedItem!.Quantity!.Value, Of<SupplyDelivery>(answer).Single().SuppliedItem!.Quantity!.Value);
        Assert.NotEmpty(facts["setl_list_sn"]);
    }

    [Theory]
    [InlineData("records/02-frontpage", "4401")]
    [InlineData("records/03-exam", "4501")]
    [InlineData("records/04-lab", "4502")]
    [InlineData("records/05-emr", "4701")]
    public async Task A_lost_record_is_sent_again_under_the_same_number(string file, string transaction)
    {
        using var delivery = new TwinDelivery(Losing(transaction));
        await delivery.AcceptAsync("records/01-register", file);

        Assert.Equal([$"{transaction} Unknown", $"{transaction} Accepted"], delivery.Trail());
        Assert.Equal(1, delivery.Twin.Snapshot().Records);
    }

    [Fact]
    public async Task A_self_paying_patients_report_goes_without_visit_and_person()
    {
        using var delivery = new TwinDelivery();
        await delivery.AcceptAsync("records/04-lab");

        JsonObject head = delivery.Sent("4502")["labinfo"]!.AsObject();
        Assert.Null(head["mdtrt_id"]);
        Assert.Equal("GH2020000001", (string?)head["mdtrt_sn"]);
    }

    [Fact]
    public async Task A_result_with_decimals_stands_as_text_and_a_whole_one_as_a_number_too()
    {
        using var delivery = new TwinDelivery();
        await delivery.AcceptAsync("records/04-lab");

        JsonArray rows = delivery.Sent("4502")["iteminfo"]!.AsArray();
        Assert.Equal([null, "120", null], rows.Select(row => row!["exam_rslt_val"]?.ToJsonString()));
        Assert.Equal(["5.6", "120", "阴性"], rows.Select(row => (string?)row!["exam_rslt_dicm"]));
    }

    [Fact]
    public async Task The_front_pages_two_hyphened_keys_are_written_as_the_platform_wants_them()
    {
        using var delivery = new TwinDelivery();
        await delivery.AcceptAsync("records/02-frontpage");

        JsonObject page = delivery.Sent("4401")["baseinfo"]!.AsObject();
        Assert.True(page.ContainsKey("hcv-ab") && page.ContainsKey("hiv-ab"));
    }

    [Fact]
    public async Task A_withdrawn_report_is_gone_and_cannot_be_withdrawn_twice()
    {
        using var delivery = new TwinDelivery();
        await delivery.AcceptAsync("records/04-lab", "records/06-lab-withdrawn");

        Assert.Equal("0", (string?)delivery.Sent("4502")["labinfo"]!["vali_flag"]);
        Assert.Contains("未查询到需要作废的记录", await delivery.RefusedAsync(SampleStory.Of("records/06-lab-withdrawn")));
    }

    [Fact]
    public void A_text_that_is_too_long_is_refused_and_never_cut()
    {
        using var delivery = new TwinDelivery();

        Outcome<PlannedMessage> planned = delivery.Plan(SampleStory.Of("records/04-lab", json => json.Replace("3.9-6.1", new string('9', 21), StringComparison.Ordinal)));

        Assert.Contains(planned.Issues, issue => issue.Code == IssueCodes.ValueTooLong && issue.Reason.Contains("ref_val", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_left_alive_has_a_discharge_and_no_death_record()
    {
        using var delivery = new TwinDelivery();
        await delivery.AcceptAsync("records/05-emr");
        JsonObject left = delivery.Sent("4701");
        await delivery.AcceptAsync("records-died/02-emr");
        JsonObject died = delivery.Sent("4701");

        Assert.Equal((true, false), (left.ContainsKey("dscginfo"), left.ContainsKey("dieinfo")));
        Assert.Equal((false, true), (died.ContainsKey("dscginfo"), died.ContainsKey("dieinfo")));
    }

    private static string Numbered(string json)
    {
        Bundle message = CanonicalJson.Read(System.Text.Encoding.UTF8.GetBytes(json));
        message.Entry.Select(entry => entry.Resource).OfType<Claim>().Single().Identifier.Single(number => number.System == "urn:cn:institution:id:settlement-list").Value = "QD2";
        return CanonicalJson.WriteIndented(message);
    }

    private static TwinOptions Losing(string transaction) =>
        new() { Faults = new TwinFaults { Rules = [new FaultRule { Kind = FaultKind.ActThenDrop, Infno = transaction, Times = 1 }] } };

    private static T[] Of<T>(Bundle bundle)
        where T : Resource => [.. bundle.Entry.Select(entry => entry.Resource).OfType<T>()];

    private static string?[] Codes<T>(Bundle bundle, Func<T, CodeableConcept?> code)
        where T : Resource => [.. Of<T>(bundle).Select(row => code(row)?.Coding[0].Code)];
}
