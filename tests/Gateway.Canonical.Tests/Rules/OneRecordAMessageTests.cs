using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Canonical.Tests.Rules;

public sealed class OneRecordAMessageTests
{
    [Theory]
    [InlineData("record.lab")]
    [InlineData("record.exam")]
    public void A_second_report_is_refused_rather_than_left_out(string @event) =>
        Assert.Equal([(IssueCodes.SecondRecord.Id, "DiagnosticReport[2]")], Of(@event, new DiagnosticReport(), new Observation(), new DiagnosticReport()));

    [Fact]
    public void A_second_prescription_is_refused_rather_than_left_out() =>
        Assert.Equal([(IssueCodes.SecondRecord.Id, "RequestGroup[2]")], Of("prescription.upload", new RequestGroup(), new RequestGroup()));

    [Fact]
    public void One_report_passes_and_other_events_may_hold_several()
    {
        Assert.Empty(Of("record.lab", new DiagnosticReport()));
        Assert.Empty(Of("result.report", new DiagnosticReport(), new DiagnosticReport()));
        Assert.Empty(Sample.Issues<OneRecordAMessage>(Sample.Of(new DiagnosticReport(), new DiagnosticReport())));
    }

    private static (string Code, string Path)[] Of(string @event, params Resource[] resources) =>
        Sample.Issues<OneRecordAMessage>(Sample.Of([new MessageHeader { Event = new Coding(CanonicalSystems.Event, @event) }, .. resources]));
}
