using Gateway.Contract;

namespace Gateway.Platform.Tests;

public sealed class PlanCatalogTests
{
    [Fact]
    public void The_repositorys_plans_are_whole()
    {
        Outcome<PlanCatalog> plans = PlanCatalog.Load(Repository.Mappings);

        Assert.Empty(plans.Issues);
        Assert.Equal(["1101", "2201", "2203A", "2204", "5204", "2206", "2207"], plans.Value.Find("outpatient.settle")!.Steps.Select(step => step.Transaction));
        Assert.Equal(Destinations.Fhir, plans.Value.Find("patient.update")!.Destination);
        Assert.Null(plans.Value.Find("nothing.known"));
    }

    [Theory]
    [InlineData("{name: a, transaction: '1', kind: query, needs: [psn_no]}", "psn_no")]
    [InlineData("{name: a, transaction: '1', kind: effect, unknown: ask-then-again}", "ask")]
    [InlineData("{name: a, transaction: '1', kind: effect, unknown: ask-then-reverse, ask: {transaction: '2', rows: r, recognise: {x: msgid}}}", "reverse")]
    [InlineData("{name: a, transaction: '1', kind: magic}", "comment at the head")]
    [InlineData("{name: a, transaction: '1', kind: query, colour: red}", "comment at the head")]
    [InlineData("{name: a, transaction: '1', kind: query, when: {'dialect:colour': red}}", "dialect:discharge")]
    [InlineData("{name: a, transaction: '1', kind: query, when: {'dialect:discharge': sometimes}}", "before-settlement, after-settlement")]
    [InlineData("{name: a, transaction: '1', kind: query, when: {'fact:unheard': '*'}}", "fact of the message")]
    [InlineData("{name: a, transaction: '1', kind: query, batch: {over: ChargeItem, size: 0}}", "batch size")]
    public void A_plan_that_cannot_be_followed_is_a_fault_at_its_step(string step, string expected)
    {
        Outcome<PlanCatalog> plans = PlanCatalog.Parse($"destination: nhsa\nversion: '1.0'\nplans:\n  some.event:\n    lane: institution\n    steps:\n      - {step}\n", "plans.yaml");

        Issue issue = Assert.Single(plans.Issues);
        Assert.Equal("GW5001", issue.Code.Id);
        Assert.Contains(expected, issue.Reason);
        Assert.StartsWith("plans.yaml/some.event", issue.At.Path);
    }

    [Fact]
    public void A_path_that_the_model_has_not_is_a_fault() =>
        Assert.Contains("plans.yaml/some.event/Patient.nome", Assert.Single(PlanCatalog.Parse(
            "destination: nhsa\nversion: '1.0'\nplans:\n  some.event:\n    lane: institution\n    facts: {x: Patient.nome}\n    steps: []\n", "plans.yaml").Issues).At.Path);

    [Theory]
    [InlineData("visit", "{scope: citizen, local: \"Patient.identifier[idcard].value\", facts: []}", "visit, invoice, person")]
    [InlineData("person", "{scope: visit, local: \"Encounter.identifier[visit].value\", facts: []}", "among person")]
    public void A_plan_whose_messages_could_never_be_kept_in_order_is_a_fault(string lane, string page, string expected)
    {
        Outcome<PlanCatalog> plans = PlanCatalog.Parse($"destination: nhsa\nversion: '1.0'\nplans:\n  some.event:\n    lane: {lane}\n    key-book: [{page}]\n    steps: []\n", "plans.yaml");

        Issue issue = Assert.Single(plans.Issues);
        Assert.Equal((IssueCodes.PlanFaulty, "plans.yaml/some.event/lane"), (issue.Code, issue.At.Path));
        Assert.Contains(expected, issue.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_survives_the_journal() =>
        Assert.Equal(Plans.Settlement.ToJson(), Plan.FromJson(Plans.Settlement.ToJson()).ToJson());
}
