using System.Collections.Immutable;
using System.Text;
using Gateway.Canonical;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.PlatformSimulator;
using Hl7.Fhir.Model;
using Task = System.Threading.Tasks.Task;

namespace Gateway.Platform.Tests;

public sealed class RuleGateTests
{
    private const string Card = "FJ9999000001";

    private static PlanRequest Settlement => Product.Sample("fujian-ini", "mzsf-two-items.txt");

    [Fact]
    public async Task A_suspended_person_is_refused_after_1101_and_before_anything_is_done()
    {
        PlanRequest request = Settlement;
        using var delivery = new TwinDelivery(new TwinOptions { Persons = new TwinPersons { Suspended = [CardOf(request)] } });

        DeliveryAction.Finish finish = await delivery.FinishAsync(request, MessageState.Refused);

        Assert.Equal([IssueCodes.PersonNotInsured], finish.Issues.Select(issue => issue.Code));
        Assert.Equal(["1101"], delivery.Attempts.Select(attempt => attempt.Intent.Transaction));
    }

    [Fact]
    public async Task An_institution_may_let_a_suspended_person_through_with_a_note()
    {
        PlanRequest request = Settlement;
        using var delivery = new TwinDelivery(new TwinOptions { Persons = new TwinPersons { Suspended = [CardOf(request)] } }, Product.WithRules("{GW4011: warn}"));

        DeliveryAction.Finish finish = await delivery.FinishAsync(request, MessageState.Accepted);

        Assert.Equal([(IssueCodes.PersonNotInsured.Id, false)], finish.Issues.Select(issue => (issue.Code.Id, issue.IsError)));
    }

    [Fact]
    public async Task A_trial_whose_shares_do_not_make_its_total_stops_the_settlement_and_takes_back_what_was_done()
    {
        using var delivery = new TwinDelivery();
        PlanRequest request = Settlement;
        await delivery.DeliverAsync(Item(request), most: 6);
        ImmutableArray<Attempt> before = delivery.Attempts[..5];
        Attempt trial = before[^1];
        Assert.Equal("2206", trial.Intent.Transaction);
        string wrong = System.Text.RegularExpressions.Regex.Replace(Encoding.UTF8.GetString(trial.Answer.Span), "\"psn_cash_pay\":[0-9.]+", "\"psn_cash_pay\":7777.77", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

        var next = Assert.IsType<DeliveryAction.Send>(delivery.Planner.Next(Item(request) with { Attempts = before.SetItem(4, trial with { Answer = Encoding.UTF8.GetBytes(wrong) }) }));

        Assert.Equal((AttemptPurpose.Undo, "2205"), (next.Purpose, next.Transaction));
        Assert.Equal("2207", Assert.IsType<DeliveryAction.Send>(delivery.Planner.Next(Item(request) with { Attempts = before })).Transaction);
    }

    [Fact]
    public async Task What_a_death_notice_told_of_a_person_counts_in_every_hospital()
    {
        PlanRequest request = Settlement;
        Bundle message = (Bundle)request.Message.DeepCopy();
        message.Entry.Select(entry => entry.Resource).OfType<Patient>().First().Identifier.Add(new Identifier(IdCard, "999999197907010011"));
        var notice = new Bundle
        {
            Type = Bundle.BundleType.Message,
            Timestamp = message.Timestamp,
            Entry = [new Bundle.EntryComponent { Resource = new Patient { Identifier = [new Identifier(IdCard, "999999197907010011")], Deceased = new FhirDateTime("2020-01-01") } }],
        };
        Plan told = new PlanBuilder(Product.Knowledge).Build(request with { Event = "death.notice", Message = notice }).Value.Plan;
        using var delivery = new TwinDelivery();
        foreach (KeyBookRow row in KeyBookLearning.Told(told))
        {
            Assert.Equal(PlanKey.Everybody, row.Institution);
            delivery.KeyBook[(row.Scope, row.Local)] = new Dictionary<string, string> { [row.Name] = row.Value };
        }

        DeliveryAction.Finish finish = await delivery.FinishAsync(request with { Message = message }, MessageState.Refused);

        Assert.Equal([IssueCodes.PersonDeceased], finish.Issues.Select(issue => issue.Code));
        Assert.Empty(delivery.Twin.Ledger());
    }

    [Fact]
    public void A_check_that_nobody_knows_is_a_fault_of_the_plan()
    {
        var plan = new EventPlan { Lane = LaneScope.Institution, Steps = [new PlanStep { Name = "settle", Transaction = "2207", Kind = StepKind.Effect, Check = ["persons"] }] };

        Assert.Contains(PlanCheck.FaultsOf(plan, "plans.yaml"), fault => fault.Reason.Contains("'persons': expected one of amounts, person", StringComparison.Ordinal));
    }

    private static string IdCard => SliceCatalog.Default.Find("Patient.identifier", "Identifier", "idcard")[0].Value;

    private static string CardOf(PlanRequest request) => request.Message.Entry.Select(entry => entry.Resource).OfType<Coverage>().First().Identifier[0].Value ?? Card;

    private static DeliveryItem Item(PlanRequest request)
    {
        Plan plan = new PlanBuilder(Product.Knowledge).Build(request).Value.Plan;
        return Items.Of(plan, []) with { Canonical = CanonicalJson.Write(request.Message) };
    }
}
