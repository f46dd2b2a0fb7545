using System.Text.Json;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.Mapping;

namespace Gateway.Platform.Tests;

/// <summary>The deadline of an unknown outcome, and what a person may order then.</summary>
public sealed class UnknownOrderTests
{
    private const string Nothing = """{"infcode":0,"output":{"setlinfo":[]}}""";

    [Fact]
    public void After_the_deadline_a_person_is_asked()
    {
        Story story = Story.UntilSettling().Then(AttemptOutcome.Unknown);
        for (int asks = 0; asks < 4; asks++)
        {
            story.Then(AttemptOutcome.Unknown, after: TimeSpan.FromMinutes(8));
        }

        Assert.Equal("GW6110", CodeOf(story.Next()));
    }

    [Fact]
    public void A_transaction_may_have_a_deadline_of_its_own()
    {
        var options = new RecoveryOptions { Deadlines = { ["2207"] = TimeSpan.FromMinutes(2) } };

        Assert.Equal((TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(30)), (options.DeadlineOf("2207"), options.DeadlineOf("2102")));
    }

    [Fact]
    public void A_platform_that_cannot_be_reached_is_waited_for_beyond_the_deadline()
    {
        Story story = Story.UntilSettling().Then(AttemptOutcome.Unknown).Then(AttemptOutcome.NotSent, after: TimeSpan.FromHours(3));

        Assert.Equal(AttemptPurpose.Ask, story.Send().Purpose);
    }

    [Fact]
    public void An_ask_that_a_person_ordered_asks_once_and_parks_again_when_it_does_not_tell()
    {
        Story story = Overdue().Order(ReleaseHow.Ask);

        DeliveryAction.Send ask = story.Send();
        story.Then(AttemptOutcome.Accepted, Nothing);

        Assert.Equal((AttemptPurpose.Ask, "5203"), (ask.Purpose, ask.Transaction));
        Assert.Equal("GW6112", CodeOf(story.Next()));
    }

    [Fact]
    public void An_ask_that_a_person_ordered_adopts_what_is_ours()
    {
        Story story = Overdue();
        string lost = story.Attempts.First(attempt => attempt.Intent.Transaction == "2207").Intent.MsgId;

        story.Order(ReleaseHow.Ask).Then(AttemptOutcome.Accepted, Settlement(lost, "S1"));

        Assert.Equal("S1", CanonicalAnswer.Read(story.Finish(MessageState.Accepted).Answer).Facts["setl_id"]);
    }

    [Fact]
    public void A_number_that_the_platform_shows_under_another_msgid_is_adopted_on_a_persons_word_only()
    {
        Story story = Overdue().Order(ReleaseHow.Adopt, "S7");

        Assert.Equal(AttemptPurpose.Ask, story.Send().Purpose);
        story.Then(AttemptOutcome.Accepted, Settlement("another", "S7"));

        Assert.Equal("S7", CanonicalAnswer.Read(story.Finish(MessageState.Accepted).Answer).Facts["setl_id"]);
    }

    [Fact]
    public void A_number_that_the_platform_does_not_show_is_not_adopted()
    {
        Story story = Overdue().Order(ReleaseHow.Adopt, "S7").Then(AttemptOutcome.Accepted, Settlement("another", "S8"));

        Assert.Equal("GW6113", CodeOf(story.Next()));
    }

    [Fact]
    public void What_a_person_gives_up_ends_as_refused_after_the_steps_before_were_taken_back()
    {
        Story story = Overdue().Order(ReleaseHow.GiveUp);

        Assert.Equal(("2205", AttemptPurpose.Undo), (story.Send().Transaction, story.Send().Purpose));
        story.Then(AttemptOutcome.Accepted).Then(AttemptOutcome.Accepted);

        Assert.Equal("GW6115", Assert.Single(story.Finish(MessageState.Refused).Issues).Code.Id);
    }

    [Fact]
    public void A_reversal_that_a_person_ordered_is_confirmed_before_it_is_done_again()
    {
        Story story = Overdue().Order(ReleaseHow.Reverse);

        Assert.Equal(("2601", AttemptPurpose.Reverse), (story.Send().Transaction, story.Send().Purpose));
        Assert.Equal("5203", story.Then(AttemptOutcome.Accepted).Send().Transaction);
        Assert.Equal(("2207", AttemptPurpose.Do), (story.Then(AttemptOutcome.Accepted, Nothing).Send().Transaction, story.Send().Purpose));
    }

    [Fact]
    public void A_reversal_that_is_refused_for_a_reason_of_its_own_confirms_nothing()
    {
        Story story = Story.UntilSettling().Then(AttemptOutcome.Unknown).Then(AttemptOutcome.Accepted, Nothing, after: TimeSpan.FromSeconds(10));

        story.Then(AttemptOutcome.Refused, detail: "-1 系统参数错误").Then(AttemptOutcome.Accepted, Nothing);

        Assert.Equal(AttemptPurpose.Reverse, story.Send().Purpose);
    }

    [Fact]
    public void What_is_shown_still_after_its_reversal_is_neither_adopted_nor_done_again()
    {
        Story story = Story.UntilSettling().Then(AttemptOutcome.Unknown);
        string lost = story.Attempts[^1].Intent.MsgId;

        story.Then(AttemptOutcome.Accepted, Nothing, after: TimeSpan.FromSeconds(10)).Then(AttemptOutcome.Accepted).Then(AttemptOutcome.Accepted, Settlement(lost, "S1"));

        Assert.Equal((AttemptPurpose.Ask, "5203"), (story.Send().Purpose, story.Send().Transaction));
        Assert.Equal("2207", story.Then(AttemptOutcome.Accepted, Nothing).Send().Transaction);
    }

    [Fact]
    public void A_lost_reversal_is_asked_about_and_repeated_and_already_reversed_counts()
    {
        Story story = Story.UntilSettling().Then(AttemptOutcome.Unknown).Then(AttemptOutcome.Accepted, Nothing, after: TimeSpan.FromSeconds(10));
        string lost = story.Attempts[^2].Intent.MsgId;

        story.Then(AttemptOutcome.Unknown);
        Assert.Equal(AttemptPurpose.Ask, story.Send().Purpose);
        story.Then(AttemptOutcome.Accepted, Settlement(lost, "S1")); // the reversal may be on its way: not adopted
        Assert.Equal(AttemptPurpose.Reverse, story.Send().Purpose);
        story.Then(AttemptOutcome.Refused, detail: "-1 原交易已冲正").Then(AttemptOutcome.Accepted, Nothing);

        Assert.Equal("2207", story.Send().Transaction);
    }

    [Fact]
    public void A_source_that_does_not_want_it_sent_anew_gets_a_refusal_once_the_reversal_is_confirmed()
    {
        Story story = new Story(Plans.Of([Plans.Settlement.Steps[^1] with { Needs = [] }]) with { AfterReversal = AfterReversal.Refuse }, 25).Then(AttemptOutcome.Unknown);

        story.Then(AttemptOutcome.Accepted, Nothing, after: TimeSpan.FromSeconds(10)).Then(AttemptOutcome.Accepted).Then(AttemptOutcome.Accepted, Nothing);

        Assert.Equal("GW6116", Assert.Single(story.Finish(MessageState.Refused).Issues).Code.Id);
    }

    [Fact]
    public void A_cancellation_that_is_refused_after_its_answer_was_lost_waits_for_a_person()
    {
        Plan plan = Plans.Of([new PlanStep { Name = "cancel", Transaction = "2208", Kind = StepKind.Effect, Forgets = ["setl_id"] }]);
        Story story = new Story(plan, 25).Then(AttemptOutcome.Unknown).Then(AttemptOutcome.Refused, detail: "-1 该结算状态不允许办理");

        Assert.Equal("GW6111", CodeOf(story.Next()));
    }

    [Fact]
    public void A_kill_in_the_middle_of_a_call_gives_it_longer_than_a_lost_answer()
    {
        Story story = Story.UntilSettling().Then(AttemptOutcome.Unknown);
        Attempt killed = story.Attempts[^1] with { EndedAt = story.Attempts[^1].Intent.At };
        var options = new RecoveryOptions();

        Assert.Equal(options.GraceAfterStop, options.BelievableOf(killed) - killed.EndedAt - options.Grace);
    }

    private static Story Overdue()
    {
        Story story = Story.UntilSettling().Then(AttemptOutcome.Unknown);
        for (int asks = 0; asks < 4; asks++)
        {
            story.Then(AttemptOutcome.Unknown, after: TimeSpan.FromMinutes(8));
        }

        return story;
    }

    private static string CodeOf(DeliveryAction action) => Assert.IsType<DeliveryAction.Park>(action).Issues[0].Code.Id;

    private static string Settlement(string msgid, string id) =>
        JsonSerializer.Serialize(new { infcode = 0, output = new { setlinfo = new { setl_id = id, medins_setl_id = msgid, refd_setl_flag = "0" } } });
}
