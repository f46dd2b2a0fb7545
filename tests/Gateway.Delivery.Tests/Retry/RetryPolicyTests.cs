using System.Collections.Immutable;
using CsCheck;
using Gateway.Contract;
using Gateway.Journal;

namespace Gateway.Delivery.Tests;

public sealed class RetryPolicyTests
{
    private static readonly DateTimeOffset Now = DeliveryWorld.Morning;
    private static readonly RetryOptions Options = new();
    private static readonly Gen<AttemptPurpose> Purpose = Gen.Enum<AttemptPurpose>();

    [Theory]
    [InlineData(null)]
    [InlineData(AttemptOutcome.Accepted)]
    [InlineData(AttemptOutcome.Refused)]
    public void What_the_platform_answered_is_the_planners_business(AttemptOutcome? last) =>
        Assert.IsType<RetryDecision.GoOn>(Decide(new StepHistory(last, 1, Now, Now, 1)));

    [Fact]
    public void A_destination_that_is_down_never_parks_a_message() =>
        Gen.Select(Gen.Int[1, 100_000], Gen.Int[0, 10_000], Purpose).Sample((run, days, purpose) =>
        {
            var history = new StepHistory(AttemptOutcome.NotSent, run, Now.AddDays(-days), Now, 1_000_000);
            Assert.IsType<RetryDecision.Wait>(RetryPolicy.Next(history, purpose, Now, Options, 0.5));
        });

    [Fact]
    public void Waits_grow_stay_within_their_limits_and_jitter_only_shortens_them() =>
        Gen.Select(Gen.Int[1, 7], Gen.Double[0, 0.999_999], Gen.OneOf(Gen.Const(AttemptOutcome.NotSent), Gen.Const(AttemptOutcome.Unknown))).Sample((run, jitter, outcome) =>
        {
            TimeSpan longest = outcome == AttemptOutcome.NotSent ? Options.LongestNotSentDelay : Options.LongestUnknownDelay;
            TimeSpan full = Wait(outcome, run, 0), shortened = Wait(outcome, run, jitter), next = Wait(outcome, run + 1, 0);
            Assert.InRange(shortened, full / 2, full);
            Assert.True(next > full || full == longest);
            Assert.InRange(next, full, longest);
        });

    [Fact]
    public void A_question_without_an_answer_is_parked_after_the_deadline_and_enough_tries()
    {
        var late = new StepHistory(AttemptOutcome.Unknown, Options.TriesBeforeParking, Now - Options.UnknownDeadline, Now, 20);

        Assert.Equal(IssueCodes.OutcomeStaysUnknown, Assert.IsType<RetryDecision.Park>(Decide(late)).Code);
        Assert.IsType<RetryDecision.Wait>(Decide(late with { Run = Options.TriesBeforeParking - 1 }));
        Assert.IsType<RetryDecision.Wait>(Decide(late with { RunSince = late.RunSince.AddSeconds(1) }));
    }

    [Fact]
    public void A_step_that_was_tried_too_often_is_parked() =>
        Assert.Equal(IssueCodes.StepWornOut, Assert.IsType<RetryDecision.Park>(Decide(new StepHistory(AttemptOutcome.Accepted, 1, Now, Now, Options.MaxTriesPerStep))).Code);

    [Fact]
    public void A_wait_that_is_over_goes_on() =>
        Assert.IsType<RetryDecision.GoOn>(Decide(new StepHistory(AttemptOutcome.NotSent, 1, Now.AddHours(-1), Now.AddMinutes(-1), 0)));

    [Fact]
    public void The_history_counts_the_last_run_of_one_step_and_purpose_after_the_last_release()
    {
        ImmutableArray<Attempt> attempts =
        [
            Try("settle", AttemptPurpose.Do, AttemptOutcome.Unknown, 0),
            Try("settle", AttemptPurpose.Ask, AttemptOutcome.Unknown, 1),
            Try("settle", AttemptPurpose.Ask, AttemptOutcome.NotSent, 2),
            Try("settle", AttemptPurpose.Ask, AttemptOutcome.Unknown, 3),
            Try("fees", AttemptPurpose.Ask, AttemptOutcome.Accepted, 4),
            Try("settle", AttemptPurpose.Ask, AttemptOutcome.Unknown, 5),
        ];

        Assert.Equal(new StepHistory(AttemptOutcome.Unknown, 2, Now.AddMinutes(3), Now.AddMinutes(5), 3), StepHistory.Of(attempts, "settle", AttemptPurpose.Ask, null));
        Assert.Equal(new StepHistory(AttemptOutcome.Unknown, 1, Now.AddMinutes(5), Now.AddMinutes(5), 1), StepHistory.Of(attempts, "settle", AttemptPurpose.Ask, Now.AddMinutes(4)));
    }

    [Fact]
    public void Chance_is_spread_evenly_and_the_same_each_time()
    {
        double[] chances = [.. Enumerable.Range(0, 10_000).Select(number => Jitter.Of(number / 10, number % 10))];

        Assert.All(chances, chance => Assert.InRange(chance, 0, 0.999_999_999_999_999_9));
        Assert.InRange(chances.Average(), 0.48, 0.52);
        Assert.Equal(Jitter.Of(7, 3), Jitter.Of(7, 3));
    }

    private static RetryDecision Decide(StepHistory history) => RetryPolicy.Next(history, AttemptPurpose.Ask, Now, Options, 0);

    private static TimeSpan Wait(AttemptOutcome outcome, int run, double jitter) =>
        Assert.IsType<RetryDecision.Wait>(RetryPolicy.Next(new StepHistory(outcome, run, Now, Now, run), AttemptPurpose.Ask, Now, Options, jitter)).Until - Now;

    private static Attempt Try(string step, AttemptPurpose purpose, AttemptOutcome outcome, int minute) =>
        new(new AttemptIntent($"m{minute}", step, purpose, "2207", "nhsa", Now.AddMinutes(minute), default), outcome, "", default, Now.AddMinutes(minute));
}
