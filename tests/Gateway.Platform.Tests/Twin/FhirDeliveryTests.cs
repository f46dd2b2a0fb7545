using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.PlatformSimulator;
using Gateway.PlatformSimulator.Faults;

namespace Gateway.Platform.Tests;

/// <summary>Messages to the twin's FHIR server: whatever is sent twice is there once.</summary>
public sealed class FhirDeliveryTests
{
    private const string Admission = "adt-a01-admit-v251.hl7";

    public static TheoryData<string, FaultKind?> Ways => new()
    {
        { "transaction", null }, { "transaction", FaultKind.ActThenDrop }, { "transaction", FaultKind.ActThenServerError }, { "transaction", FaultKind.ActThenEmpty }, { "transaction", FaultKind.ActThenHtml }, { "transaction", FaultKind.Reset },
        { "batch", FaultKind.ActThenDrop }, { "create", FaultKind.ActThenDrop }, { "create", FaultKind.ActThenCut }, { "message", null }, { "message", FaultKind.ActThenDrop }, { "message", FaultKind.ActThenServerError },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_repeat_never_doubles_anything(string way, FaultKind? fault)
    {
        using TwinDelivery plain = Delivery(way), delivery = Delivery(way, fault is { } kind ? [new FaultRule { Kind = kind, Infno = "fhir", Times = 1 }] : []);
        await plain.FinishAsync(Product.Sample("hl7v2-standard", Admission), MessageState.Accepted);

        await delivery.FinishAsync(Product.Sample("hl7v2-standard", Admission), MessageState.Accepted);
        await delivery.FinishAsync(Product.Sample("hl7v2-standard", Admission), MessageState.Accepted);

        Assert.True(plain.Twin.Snapshot().FhirResources > 1);
        Assert.Equal(plain.Twin.Snapshot().FhirResources, delivery.Twin.Snapshot().FhirResources);
    }

    [Fact]
    public async Task A_message_of_unknown_outcome_is_asked_about_by_its_identifier_where_the_plan_says_so()
    {
        using TwinDelivery delivery = new(Twin([new FaultRule { Kind = FaultKind.ActThenDrop, Infno = "fhir", Times = 1 }]), Speaking(
            "{name: update, transaction: message, kind: effect, unknown: ask-then-again, ask: {transaction: find-message, rows: entry, recognise: {resource/identifier/value: \"sent:identifier/value\"}}}"));

        await delivery.FinishAsync(Product.Sample("hl7v2-standard", Admission), MessageState.Accepted);

        Assert.Equal(["message", "find-message"], delivery.Attempts.Select(attempt => attempt.Intent.Transaction));
    }

    [Fact]
    public async Task A_refusal_names_the_element_and_tells_who_has_to_act()
    {
        using TwinDelivery delivery = Delivery("transaction");
        byte[] sample = File.ReadAllBytes(Path.Combine(Repository.Mappings, "sources", "hl7v2-standard", "1.0", "samples", Admission));
        PlanRequest request = Product.Message("hl7v2-standard", sample);
        Hl7.Fhir.Model.Patient patient = request.Message.Entry.Select(entry => entry.Resource).OfType<Hl7.Fhir.Model.Patient>().First();
        patient.Address = [new Hl7.Fhir.Model.Address { PostalCode = "12" }];

        DeliveryAction.Finish finish = await delivery.FinishAsync(request, MessageState.Refused);

        Issue issue = Assert.Single(finish.Issues);
        Assert.Equal(("GW6101", "Patient.address[0].postalCode", "value A post code has six digits."), (issue.Code.Id, issue.At.Path, issue.Reason));
        Assert.Equal(Party.Mapping, new VerdictBook(Product.Knowledge).Of(issue, "H99999900001").Party);
        Assert.Equal(0, delivery.Twin.Snapshot().FhirResources);
    }

    [Fact]
    public async Task A_batch_tells_what_was_done_and_what_was_not()
    {
        using TwinDelivery delivery = Delivery("batch");
        PlanRequest request = Product.Sample("hl7v2-standard", Admission);
        request.Message.Entry.Select(entry => entry.Resource).OfType<Hl7.Fhir.Model.Patient>().First().Address = [new Hl7.Fhir.Model.Address { PostalCode = "12" }];

        DeliveryAction.Finish finish = await delivery.FinishAsync(request, MessageState.Refused);

        Assert.Equal([IssueCodes.FhirRefused, IssueCodes.FhirPartlyDone], finish.Issues.Select(issue => issue.Code));
        Assert.True(delivery.Twin.Snapshot().FhirResources > 0);
    }

    [Fact]
    public void A_way_that_no_FHIR_server_has_is_a_fault_of_the_plan()
    {
        Issue issue = PlanCatalog.Parse(Yaml("{name: update, transaction: transactions, kind: effect, unknown: again}"), "plans.yaml").Issues[0];

        Assert.Contains("Did you mean 'transaction'?", issue.Reason, StringComparison.Ordinal);
    }

    private static TwinDelivery Delivery(string way, params FaultRule[] rules) => new(Twin(rules), Speaking($"{{name: update, transaction: {way}, kind: effect, unknown: again}}"));

    private static TwinOptions Twin(FaultRule[] rules) => new() { Faults = new TwinFaults { Rules = rules } };

    private static PlatformKnowledge Speaking(string step) =>
        new(PlanCatalog.Parse(Yaml(step), "plans.yaml").Value, Product.Knowledge.Dialects, Product.Knowledge.Recovery, Product.Knowledge.Texts, Product.Knowledge.Mapping);

    private static string Yaml(string step) => "destination: fhir\nversion: \"1.0\"\nplans:\n" + string.Concat(((string[])["patient.update", "encounter.report"]).Select(name => $"  {name}:\n    lane: none\n    steps:\n      - {step}\n"));
}
