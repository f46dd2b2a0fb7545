using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Canonical.Tests.Rules;

public sealed class DateRulesTests
{
    [Theory]
    [InlineData("2020-01-02")]
    [InlineData("2020-01-02T23:59:59+08:00")]
    [InlineData("1900-01-01")]
    [InlineData("2020")]
    public void A_date_up_to_the_day_of_the_service_passes(string date) => Assert.Empty(OfVisit(date));

    [Theory]
    [InlineData("2020-01-03")]
    [InlineData("1899-12-31")]
    [InlineData("0202-01-02")]
    public void A_date_later_than_the_service_or_before_1900_is_refused_at_the_date(string date) =>
        Assert.Equal([(IssueCodes.DateImplausible.Id, "Encounter.period.start")], OfVisit(date));

    [Fact]
    public void A_message_without_a_service_date_is_checked_against_1900_only() =>
        Assert.Empty(new DatesArePlausible().Check(new Bundle { Entry = [new() { Resource = new Claim().With(("created", "2999-01-01")) }] }));

    [Fact]
    public void Every_kind_of_date_is_looked_at()
    {
        Bundle message = Sample.Of(
            new Patient().With(("birthDate", "2020-01-03")),
            new Condition().With(("recordedDate", "2020-01-03")),
            new ChargeItem().With(("occurrenceDateTime", "2020-01-03")),
            new Claim().With(("created", "2020-01-03")),
            new Hl7.Fhir.Model.Task().With(("authoredOn", "2020-01-03")));

        Assert.Equal(
            ["Patient.birthDate", "Condition.recordedDate", "ChargeItem[1].occurrenceDateTime", "Claim.created", "Task.authoredOn"],
            Sample.Issues<DatesArePlausible>(message).Select(issue => issue.Path));
    }

    [Theory]
    [InlineData("2020-01-02", "2020-01-01", 1)]
    [InlineData("2020-01-02T10:00:00+08:00", "2020-01-02T09:00:00+08:00", 1)]
    [InlineData("2020-01-02T10:00:00+08:00", "2020-01-02", 0)]
    [InlineData("2020-01-01", "2020-01-02", 0)]
    public void A_visit_that_ends_before_it_begins_is_refused_at_its_end(string start, string end, int issues) =>
        Assert.Equal(
            Enumerable.Repeat((IssueCodes.PeriodReversed.Id, "Encounter.period.end"), issues),
            Sample.Issues<PeriodsRunForward>(Sample.Of(new Encounter().With(("period.start", start), ("period.end", end)))));

    private static (string Code, string Path)[] OfVisit(string start) =>
        Sample.Issues<DatesArePlausible>(Sample.Of(new Encounter().With(("period.start", start))));
}
