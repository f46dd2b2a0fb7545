using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Gateway.Delivery;
using Gateway.Journal;

namespace Gateway.Platform.Tests;

public sealed class DeliveryPlannerTests
{
    [Fact]
    public void An_unknown_settlement_is_asked_about_before_anything_is_sent_again()
    {
        Story story = Story.UntilSettling().Then(AttemptOutcome.Unknown);

        DeliveryAction.Send next = story.Send();

        Assert.Equal((AttemptPurpose.Ask, "5203"), (next.Purpose, next.Transaction));
        Assert.True(next.NotBefore > story.Attempts[^1].EndedAt);
    }

    [Fact]
    public void A_settlement_that_is_not_there_after_the_grace_is_reversed_confirmed_and_done_again_under_a_new_msgid()
    {
        Story story = Story.UntilSettling().Then(AttemptOutcome.Unknown);
        string lost = story.Attempts[^1].Intent.MsgId;

        story.Then(AttemptOutcome.Accepted, """{"infcode":0,"output":{"setlinfo":[]}}""", after: TimeSpan.FromSeconds(10));
        DeliveryAction.Send reverse = story.Send();
        story.Then(AttemptOutcome.Refused, """{"infcode":-1,"err_msg":"未查询到原交易信息"}""");
        DeliveryAction.Send confirm = story.Send();
        story.Then(AttemptOutcome.Accepted, """{"infcode":0,"output":{"setlinfo":[]}}""");
        DeliveryAction.Send again = story.Send();

        Assert.Equal((AttemptPurpose.Reverse, "2601"), (reverse.Purpose, reverse.Transaction));
        Assert.Contains($"\"omsgid\":\"{lost}\"", Encoding.UTF8.GetString(reverse.Fill(new AttemptStamp("x", Times.Start)).Span));
        Assert.Contains("\"oinfno\":\"2207\"", Encoding.UTF8.GetString(reverse.Fill(new AttemptStamp("x", Times.Start)).Span));
        Assert.Equal((AttemptPurpose.Ask, "5203"), (confirm.Purpose, confirm.Transaction));
        Assert.Equal((AttemptPurpose.Do, "2207"), (again.Purpose, again.Transaction));
    }

    [Fact]
    public void Not_there_is_believed_only_after_the_grace()
    {
        Story story = Story.UntilSettling().Then(AttemptOutcome.Unknown);
        DateTimeOffset lost = story.Attempts[^1].EndedAt;

        story.Then(AttemptOutcome.Accepted, """{"infcode":0,"output":{"setlinfo":[]}}""");
        DeliveryAction.Send next = story.Send();

        Assert.Equal(AttemptPurpose.Ask, next.Purpose);
        Assert.Equal(lost + new RecoveryOptions().Grace, next.NotBefore);
    }

    [Fact]
    public void A_settlement_of_somebody_elses_msgid_is_not_adopted()
    {
        Story story = Story.UntilSettling().Then(AttemptOutcome.Unknown)
            .Then(AttemptOutcome.Accepted, """{"infcode":0,"output":{"setlinfo":{"setl_id":"S9","medins_setl_id":"another"}}}""", after: TimeSpan.FromSeconds(10));

        Assert.Equal(AttemptPurpose.Reverse, story.Send().Purpose);
    }

    [Fact]
    public void A_refunded_settlement_of_ours_does_not_count()
    {
        Story story = Story.UntilSettling().Then(AttemptOutcome.Unknown);
        string lost = story.Attempts[^1].Intent.MsgId;

        story.Then(AttemptOutcome.Accepted, Settlement(lost, "S9", refunded: "1"), after: TimeSpan.FromSeconds(10));

        Assert.Equal(AttemptPurpose.Reverse, story.Send().Purpose);
    }

    [Fact]
    public void Already_settled_after_an_unknown_attempt_is_asked_about_and_adopted_when_the_msgid_is_ours()
    {
        Story story = Story.UntilSettling().Then(AttemptOutcome.Unknown);
        string lost = story.Attempts[^1].Intent.MsgId;
        story.Then(AttemptOutcome.Accepted, """{"infcode":0,"output":{"setlinfo":[]}}""", after: TimeSpan.FromSeconds(10))
            .Then(AttemptOutcome.Refused, """{"infcode":-1,"err_msg":"x"}""")
            .Then(AttemptOutcome.Accepted, """{"infcode":0,"output":{"setlinfo":[]}}""")
            .Then(AttemptOutcome.Refused, """{"infcode":-1,"err_msg":"门诊患者已结算, 请勿重复结算"}""");

        Assert.Equal(AttemptPurpose.Ask, story.Send().Purpose);
        story.Then(AttemptOutcome.Accepted, Settlement(lost, "S1"));

        Assert.Equal("S1", CanonicalAnswer.Read(story.Finish(MessageState.Accepted).Answer).Facts["setl_id"]);
    }

    [Fact]
    public void A_refused_settlement_takes_back_charges_and_registration_last_first_and_tells_the_platforms_words()
    {
        Story story = Story.UntilSettling().Then(AttemptOutcome.Refused, """{"infcode":-1,"err_msg":"授权人无有效账户"}""", detail: "-1 授权人无有效账户");

        DeliveryAction.Send first = story.Send();
        story.Then(AttemptOutcome.Accepted);
        DeliveryAction.Send second = story.Send();
        story.Then(AttemptOutcome.Refused, detail: "-1 未查询到任何有效相关的记录");

        Assert.Equal((AttemptPurpose.Undo, "2205", "charges"), (first.Purpose, first.Transaction, first.Step));
        Assert.Equal((AttemptPurpose.Undo, "2202", "register"), (second.Purpose, second.Transaction, second.Step));
        Gateway.Contract.Issue issue = Assert.Single(story.Finish(MessageState.Refused).Issues);
        Assert.Equal(("GW6001", "-1 授权人无有效账户"), (issue.Code.Id, issue.Reason));
    }

    [Fact]
    public void An_undo_that_is_refused_for_another_reason_parks_and_is_tried_again_when_a_person_lets_it_go_on()
    {
        Story story = Story.UntilSettling().Then(AttemptOutcome.Refused).Then(AttemptOutcome.Refused, detail: "-1 系统参数错误");

        Assert.Equal("GW6002", Assert.Single(Assert.IsType<DeliveryAction.Park>(story.Next()).Issues).Code.Id);
        var again = Assert.IsType<DeliveryAction.Send>(story.Next(releasedAt: story.Attempts[^1].EndedAt.AddMinutes(1)));
        Assert.Equal((AttemptPurpose.Undo, "2205"), (again.Purpose, again.Transaction));
    }

    [Fact]
    public void What_stays_unknown_parks_with_its_last_answer()
    {
        Story story = Story.UntilSettling(maxTroubles: 4).Then(AttemptOutcome.Unknown).Then(AttemptOutcome.Unknown).Then(AttemptOutcome.Unknown).Then(AttemptOutcome.Unknown);

        Assert.Equal("GW6003", Assert.Single(Assert.IsType<DeliveryAction.Park>(story.Next()).Issues).Code.Id);
        Assert.IsType<DeliveryAction.Send>(story.Next(releasedAt: story.Attempts[^1].EndedAt.AddMinutes(1)));
    }

    [Fact]
    public void A_plan_that_does_not_undo_parks_when_a_part_was_done()
    {
        Plan plan = Plans.Of([
            new PlanStep { Name = "cancel", Transaction = "2208", Kind = StepKind.Effect },
            new PlanStep { Name = "rows", Transaction = "2205", Kind = StepKind.Effect }], OnRefused.Stop);
        Story story = new Story(plan, 25).Then(AttemptOutcome.Accepted).Then(AttemptOutcome.Refused, detail: "-1 参数错误");

        Assert.Equal(["GW6001", "GW6004"], Assert.IsType<DeliveryAction.Park>(story.Next()).Issues.Select(issue => issue.Code.Id));
    }

    [Fact]
    public void A_fact_that_no_answer_gave_is_named()
    {
        Story story = new Story(Plans.Settlement, 25).Then(AttemptOutcome.Accepted, """{"infcode":0,"output":{"data":{"insutype":"310"}}}""");

        Gateway.Contract.Issue issue = Assert.Single(story.Finish(MessageState.Refused).Issues);
        Assert.Equal(("GW5003", "2201/psn_no"), (issue.Code.Id, issue.At.Path));
    }

    [Fact]
    public void A_damaged_plan_parks()
    {
        DeliveryItem item = Items.Of(Plans.Settlement, []) with { Plan = "{"u8.ToArray() };

        Assert.Equal("GW6005", Assert.Single(Assert.IsType<DeliveryAction.Park>(Knowledge.Planner().Next(item)).Issues).Code.Id);
    }

    [Fact]
    public void What_a_fhir_server_refuses_is_told_with_its_own_code()
    {
        var forms = new DestinationForms(new Dictionary<string, ITransactionForms> { [Destinations.Fhir] = new FhirForms() });
        var planner = new DeliveryPlanner(new PlanReader(Knowledge.All(), forms), new RecoveryOptions());
        Plan plan = Plans.Of([new PlanStep { Name = "update", Transaction = "transaction", Kind = StepKind.Effect }]) with { Destination = Destinations.Fhir };
        AttemptIntent intent = Targets.Intent("transaction", "update", destination: Destinations.Fhir);

        DeliveryAction end = planner.Next(Items.Of(plan, [new Attempt(intent, AttemptOutcome.Refused, "HTTP 422 required", default, Times.Start)]));

        Gateway.Contract.Issue issue = Assert.Single(Assert.IsType<DeliveryAction.Finish>(end).Issues);
        Assert.Equal(("GW6101", "HTTP 422 required"), (issue.Code.Id, issue.Reason));
    }

    [Fact]
    public void A_cancellation_that_was_done_already_counts_as_done()
    {
        Plan plan = Plans.Of([new PlanStep { Name = "cancel", Transaction = "2208", Kind = StepKind.Effect, Forgets = ["setl_id"] }]);
        Story story = new Story(plan, 25).Then(AttemptOutcome.Unknown).Then(AttemptOutcome.Refused, detail: "-1 该笔结算已撤销，请勿重复办理");

        story.Finish(MessageState.Accepted);
    }

    [Fact]
    public void Charges_go_in_batches_and_a_lost_batch_is_adopted_only_when_every_row_is_there()
    {
        Story story = Story.Until("charges#2").Then(AttemptOutcome.Unknown);

        story.Then(AttemptOutcome.Accepted, Rows(0, 99), after: TimeSpan.FromSeconds(10)); // row 99 is missing
        Assert.Equal(("charges#2", AttemptPurpose.Do), (story.Send().Step, story.Send().Purpose));
        story.Then(AttemptOutcome.Unknown).Then(AttemptOutcome.Accepted, Rows(0, 100));

        Assert.Equal("2206", story.Send().Transaction);
    }

    private static string Settlement(string msgid, string id, string refunded = "0") =>
        JsonSerializer.Serialize(new { infcode = 0, output = new { setlinfo = new { setl_id = id, medins_setl_id = msgid, refd_setl_flag = refunded } } });

    private static string Rows(int first, int end) =>
        $$"""{"infcode":0,"output":[{{string.Join(',', Enumerable.Range(first, end - first).Select(row => $$"""{"feedetl_sn":"R{{row}}"}"""))}}]}""";
}
