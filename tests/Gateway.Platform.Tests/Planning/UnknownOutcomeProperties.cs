using System.Collections.Immutable;
using CsCheck;
using Gateway.Delivery;
using Gateway.Journal;

namespace Gateway.Platform.Tests;

/// <summary>The resolver of unknown outcomes, for every sequence of lost, late and double answers, refusals and kills.</summary>
public sealed class UnknownOutcomeProperties
{
    private static readonly Gen<(Blow Blow, int Chance)[]> AnyWeather = Gen.Select(
        Gen.Frequency(
            (8, Gen.Const(Blow.Fine)), (1, Gen.Const(Blow.NotSent)), (3, Gen.Const(Blow.LostBefore)), (4, Gen.Const(Blow.LostAfter)), (3, Gen.Const(Blow.Late)), (1, Gen.Const(Blow.KilledBefore)),
            (1, Gen.Const(Blow.KilledAfter)), (1, Gen.Const(Blow.KilledLate)), (2, Gen.Const(Blow.Twice)), (2, Gen.Const(Blow.Stale)), (2, Gen.Const(Blow.Refused))),
        Gen.Int[0, 95]).Select((blow, chance) => (blow, chance)).Array[0, 60];

    private static readonly Gen<(Blow Blow, int Chance)[]> Siege = Gen.Select(
        Gen.Frequency((1, Gen.Const(Blow.Fine)), (4, Gen.Const(Blow.LostBefore)), (4, Gen.Const(Blow.LostAfter)), (2, Gen.Const(Blow.Late)), (2, Gen.Const(Blow.Refused)), (1, Gen.Const(Blow.KilledAfter))),
        Gen.Int[0, 95]).Select((blow, chance) => (blow, chance)).Array[200, 260];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Money_never_lives_twice_and_what_is_told_is_what_the_platform_holds(bool buries) => AnyWeather.Sample(
        blows =>
        {
            ResolverRun run = Run(new RecoveryOptions { MaxTroubles = 1000, Deadline = TimeSpan.FromDays(7) }, blows, buries);

            var finish = Assert.IsType<DeliveryAction.Finish>(run.ToTheEnd());

            Assert.Equal(MessageState.Accepted, finish.State);
            Assert.True(run.MostLive <= 1, "Two settlements lived at once.");
            Assert.Equal(Assert.Single(run.Platform.Live).Value, CanonicalAnswer.Read(finish.Answer).Facts["setl_id"]);
            Assert.Equal(100, run.Platform.Rows.Count);
        },
        iter: 100);

    [Fact]
    public void Whatever_happens_it_ends_or_a_person_is_asked_soon_after_the_deadline() => Siege.Sample(
        blows =>
        {
            var options = new RecoveryOptions { MaxTroubles = 1000, Deadline = TimeSpan.FromMinutes(5) };
            ResolverRun run = Run(options, blows);

            DeliveryAction end = run.ToTheEnd();

            Assert.True(run.MostLive <= 1, "Two settlements lived at once.");
            if (end is DeliveryAction.Park park)
            {
                Assert.Equal("GW6110", park.Issues[0].Code.Id);
                DateTimeOffset since = Knowledge.Planner(options).DoubtsOf(run.Item).Where(doubt => doubt.State == DoubtState.Open).Min(doubt => doubt.Since);
                TimeSpan slack = options.GraceAfterStop + options.Grace + (options.AskAgain * 12);
                Assert.InRange(run.Attempts[^1].EndedAt - since, options.Deadline, options.Deadline + slack);
            }
        },
        iter: 60);

    [Fact]
    public void A_person_who_gives_up_ends_it_as_refused_and_one_who_reverses_never_leaves_money_behind() => Gen.Select(AnyWeather, Gen.Bool).Sample(
        (blows, reverses) =>
        {
            var options = new RecoveryOptions { MaxTroubles = 2, Deadline = TimeSpan.FromDays(7) };
            ResolverRun run = Run(options, blows);
            for (int orders = 0; run.ToTheEnd() is DeliveryAction.Park && orders < 40; orders++)
            {
                ReleaseHow how = reverses || run.Platform.Live.Count > 0 ? ReleaseHow.Reverse : ReleaseHow.GiveUp;
                run.Orders = run.Orders.Add(new PersonOrder(how, null, "looked at it", run.Now, run.Attempts.Length));
            }

            var finish = Assert.IsType<DeliveryAction.Finish>(run.ToTheEnd());
            Assert.True(run.MostLive <= 1, "Two settlements lived at once.");
            Assert.Equal(finish.State == MessageState.Accepted ? 1 : 0, run.Platform.Live.Count);
        },
        iter: 80);

    [Fact]
    public void Every_unknown_outcome_is_counted_once_and_known_in_the_end() => AnyWeather.Sample(
        blows =>
        {
            var options = new RecoveryOptions { MaxTroubles = 1000, Deadline = TimeSpan.FromDays(7) };
            ResolverRun run = Run(options, blows);
            run.ToTheEnd();

            ImmutableArray<Doubt> doubts = Knowledge.Planner(options).DoubtsOf(run.Item);

            Assert.DoesNotContain(doubts, doubt => doubt.State == DoubtState.Open);
            Assert.Equal(run.Attempts.Where(IsDoubt).Select(attempt => attempt.Intent.MsgId).Order(), doubts.Select(doubt => doubt.MsgId).Order());
        },
        iter: 60);

    private static bool IsDoubt(Attempt attempt) =>
        attempt is { Outcome: AttemptOutcome.Unknown, Intent.Purpose: AttemptPurpose.Do } && Plans.Settlement.Steps.First(step => attempt.Intent.Step.Split('#')[0] == step.Name).Kind == StepKind.Effect;

    private static ResolverRun Run(RecoveryOptions options, (Blow Blow, int Chance)[] blows, bool buries = true)
    {
        var run = new ResolverRun(Knowledge.Planner(options), options, Plans.Settlement, blows);
        run.Platform.Buries = buries;
        return run;
    }
}
