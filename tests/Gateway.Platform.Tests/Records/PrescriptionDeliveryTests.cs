using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.Canonical;
using Gateway.Contract;
using Gateway.Journal;
using Gateway.PlatformSimulator;
using Gateway.PlatformSimulator.Faults;
using Hl7.Fhir.Model;
using Task = System.Threading.Tasks.Task;

namespace Gateway.Platform.Tests;

public sealed class PrescriptionDeliveryTests
{
    [Fact]
    public async Task A_prescription_is_checked_signed_and_uploaded_in_one_go_where_nobody_did_that_before()
    {
        using var delivery = new TwinDelivery();
        await delivery.AcceptAsync("prescription-whole/01-register");

        DeliveryEnd end = await EndOf(delivery, SampleStory.Of("prescription-whole/02-upload"));

        Assert.Equal(["D001 Accepted", "D002 Accepted", "D003 Accepted"], delivery.Trail());
        Assert.Equal("1", end.Facts["rxStasCodg"]);
        Assert.Equal(end.Facts["hiRxno"], delivery.KeyBook[("prescription", "CF202603110007")]["hiRxno"]);
    }

    [Fact]
    public async Task What_was_checked_before_is_not_checked_again()
    {
        using var delivery = new TwinDelivery();
        await delivery.AcceptAsync("prescription/01-register", "prescription/02-check", "prescription/03-sign");

        await delivery.AcceptAsync("prescription/04-upload");

        Assert.Equal(["D002 Accepted", "D003 Accepted"], delivery.Trail());
    }

    [Fact]
    public async Task A_file_that_was_signed_before_is_uploaded_as_it_came()
    {
        using var delivery = new TwinDelivery();
        await delivery.AcceptAsync("prescription/01-register", "prescription/02-check");
        (Bundle answer, _) = CanonicalAnswer.Read((await delivery.FinishAsync(SampleStory.Of("prescription/03-sign"), MessageState.Accepted)).Answer);
        Binary signed = answer.Entry.Select(entry => entry.Resource).OfType<Binary>().Single();
        Extension digest = answer.Entry.Select(entry => entry.Resource).OfType<RequestGroup>().Single().Extension.Single(extension => extension.Url == "urn:cn:nhsa:ext:sign_digest");

        PlanRequest upload = SampleStory.Of("prescription/04-upload");
        upload.Message.Entry.Add(new Bundle.EntryComponent { FullUrl = "urn:uuid:9f0c3f0a-2a2e-4e49-9f53-5f4a2f6f3c11", Resource = signed });
        upload.Message.Entry.Select(entry => entry.Resource).OfType<RequestGroup>().Single().Extension.Add(digest);
        await delivery.FinishAsync(upload, MessageState.Accepted);

        Assert.Equal(["D003 Accepted"], delivery.Trail());
        Assert.Equal(Convert.ToBase64String(signed.Data!), (string?)delivery.Sent("D003")["rxFile"]);
        Assert.Equal("application/pdf", signed.ContentType);
    }

    [Fact]
    public async Task What_is_signed_is_the_sorted_json_of_what_is_uploaded()
    {
        using var delivery = new TwinDelivery();
        await delivery.AcceptAsync("prescription-whole/01-register", "prescription-whole/02-upload");

        string text = Encoding.UTF8.GetString(Convert.FromBase64String((string)delivery.Sent("D002")["originalValue"]!));
        JsonObject signed = JsonNode.Parse(text)!.AsObject(), uploaded = delivery.Sent("D003");

        Assert.Equal(signed.Select(field => field.Key).Order(StringComparer.Ordinal), signed.Select(field => field.Key));
        Assert.Contains("示范医院", text);
        Assert.All(signed, field => Assert.Equal((string?)field.Value, (string?)uploaded[field.Key]));
        Assert.Equal(["pharChkTime", "rxFile", "signDigest"], uploaded.Select(field => field.Key).Except(signed.Select(field => field.Key)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_document_of_half_a_megabyte_goes_through_byte_for_byte()
    {
        byte[] pdf = [.. "%PDF-1.7\n"u8, .. Enumerable.Range(0, 500_000).Select(index => (byte)(index * 7919 % 251))];
        string file = Convert.ToBase64String(pdf);
        using var delivery = new TwinDelivery();
        await delivery.AcceptAsync("prescription-whole/01-register");

        await delivery.FinishAsync(SampleStory.Of("prescription-whole/02-upload", json => WithDocument(json, file)), MessageState.Accepted);

        Assert.Equal(file, (string?)delivery.Sent("D002")["originalRxFile"]);
        Assert.Equal(delivery.Answered("D002").GetProperty("rxFile").GetString(), (string?)delivery.Sent("D003")["rxFile"]);
        Assert.DoesNotContain(delivery.KeyBook.Values.SelectMany(page => page.Values), value => value.Length > 100);
    }

    [Fact]
    public async Task A_lost_upload_is_asked_about_and_its_trace_code_used_once()
    {
        using var delivery = new TwinDelivery(Losing("D003"));
        await delivery.AcceptAsync("prescription-whole/01-register");

        DeliveryEnd end = await EndOf(delivery, SampleStory.Of("prescription-whole/02-upload"));

        Assert.Equal(["D001 Accepted", "D002 Accepted", "D003 Unknown", "D005 Accepted"], delivery.Trail());
        Assert.Equal(end.Facts["hiRxno"], delivery.KeyBook[("prescription", "CF202603110007")]["hiRxno"]);
    }

    [Fact]
    public async Task An_upload_that_never_arrived_is_asked_about_and_sent_again()
    {
        using var delivery = new TwinDelivery(Losing("D003", FaultKind.Reset));
        await delivery.AcceptAsync("prescription-whole/01-register", "prescription-whole/02-upload");

        Assert.Contains("D005 Refused", delivery.Trail());
        Assert.Equal("D003 Accepted", delivery.Trail()[^1]);
    }

    [Fact]
    public async Task A_lost_check_is_made_again_and_the_newer_trace_code_counts()
    {
        using var delivery = new TwinDelivery(Losing("D001"));
        await delivery.AcceptAsync("prescription-whole/01-register", "prescription-whole/02-upload");

        Assert.Equal(["D001 Unknown", "D001 Accepted", "D002 Accepted", "D003 Accepted"], delivery.Trail());
    }

    [Fact]
    public async Task A_cancelled_prescription_is_gone_from_the_key_book_and_cancelling_it_again_counts_as_done()
    {
        using var delivery = new TwinDelivery(Losing("D004"));
        await delivery.AcceptAsync("prescription/01-register", "prescription/02-check", "prescription/04-upload");

        await delivery.AcceptAsync("prescription/08-cancel");

        Assert.Equal(["D004 Unknown", "D004 Refused"], delivery.Trail());
        Assert.Equal("", delivery.KeyBook[("prescription", "CF202603110001")]["hiRxno"]);
    }

    [Fact]
    public async Task What_was_dispensed_cannot_be_cancelled_and_says_so()
    {
        using var delivery = new TwinDelivery();
        await delivery.AcceptAsync("prescription-whole/01-register", "prescription-whole/02-upload");

        string text = await delivery.RefusedAsync(SampleStory.Of("prescription/08-cancel", json => json.Replace("CF202603110001", "CF202603110007", StringComparison.Ordinal)));

        Assert.Contains("处方已取药", text);
    }

    [Fact]
    public void Without_a_registered_visit_nothing_is_sent()
    {
        using var delivery = new TwinDelivery();

        Outcome<PlannedMessage> planned = delivery.Plan(SampleStory.Of("prescription/02-check"));

        Assert.False(planned.Succeeded);
        Assert.Contains(planned.Issues, issue => issue.Code == IssueCodes.FactMissing && issue.At.Path.Contains("mdtrt_id", StringComparison.Ordinal));
        Assert.Empty(delivery.Twin.Ledger());
    }

    [Fact]
    public async Task The_prescription_that_is_queried_is_the_one_that_was_sent()
    {
        using var delivery = new TwinDelivery();
        await delivery.AcceptAsync("prescription/01-register", "prescription/02-check", "prescription/04-upload");

        DeliveryEnd end = await EndOf(delivery, SampleStory.Of("prescription/05-query"));

        MedicationRequest[] sent = Of<MedicationRequest>(SampleStory.Of("prescription/02-check").Message), read = Of<MedicationRequest>(end.Answer);
        Assert.Equal(sent.Select(Drug), read.Select(Drug));
        Assert.Equal("测试甲", Of<Patient>(end.Answer).Single().Name[0].Text);
        Assert.Equal("1", end.Facts["rxStasCodg"]);
    }

    [Fact]
    public async Task Review_and_dispensing_are_read_back()
    {
        using var delivery = new TwinDelivery();
        await delivery.AcceptAsync("prescription-whole/01-register", "prescription-whole/02-upload");

        DeliveryEnd review = await EndOf(delivery, SampleStory.Of("prescription/06-review", json => json.Replace("CF202603110001", "CF202603110007", StringComparison.Ordinal)));
        DeliveryEnd dispensed = await EndOf(delivery, SampleStory.Of("prescription-whole/03-dispense"));

        Assert.Equal(("1", "同意"), (review.Facts["rxChkStasCodg"], Of<Hl7.Fhir.Model.Task>(review.Answer).Single().StatusReason!.Text));
        Assert.Equal(2, Of<MedicationDispense>(dispensed.Answer).Length);
        Assert.Equal("2", dispensed.Facts["rxUsedStasCodg"]);
    }

    private static TwinOptions Losing(string transaction, FaultKind kind = FaultKind.ActThenDrop) =>
        new() { Faults = new TwinFaults { Rules = [new FaultRule { Kind = kind, Infno = transaction, Times = 1 }] } };

    private static string WithDocument(string json, string file)
    {
        JsonNode message = JsonNode.Parse(json)!;
        message["entry"]!.AsArray().Select(entry => entry!["resource"]!).Single(resource => (string?)resource["resourceType"] == "Binary")["data"] = file;
        return message.ToJsonString();
    }

    private static (string?, decimal?, string?, string?) Drug(MedicationRequest request) =>
        ((request.Medication as CodeableConcept)?.Text, request.DispenseRequest?.Quantity?.Value, request.DosageInstruction[0].Timing?.Code?.Coding[0].Display, request.DosageInstruction[0].Route?.Coding[0].Code);

    private static T[] Of<T>(Bundle bundle)
        where T : Resource => [.. bundle.Entry.Select(entry => entry.Resource).OfType<T>()];

    private static async Task<DeliveryEnd> EndOf(TwinDelivery delivery, PlanRequest request)
    {
        (Bundle answer, var facts) = CanonicalAnswer.Read((await delivery.FinishAsync(request, MessageState.Accepted)).Answer);
        return new DeliveryEnd(answer, facts);
    }

    private sealed record DeliveryEnd(Bundle Answer, IReadOnlyDictionary<string, string> Facts);
}
