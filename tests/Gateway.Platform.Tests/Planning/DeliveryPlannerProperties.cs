using CsCheck;
using Gateway.Delivery;
using Gateway.Journal;

namespace Gateway.Platform.Tests;

public sealed class DeliveryPlannerProperties
{
    private static readonly Gen<Fate[]> AnyTrouble = Gen.Frequency(
        (6, Gen.Const(Fate.Fine)), (1, Gen.Const(Fate.NotSent)), (2, Gen.Const(Fate.LostBefore)), (2, Gen.Const(Fate.LostAfter)), (2, Gen.Const(Fate.Late))).Array[0, 40];

    private static readonly Gen<Fate[]> TroubleAndRefusal = Gen.Frequency(
        (6, Gen.Const(Fate.Fine)), (1, Gen.Const(Fate.NotSent)), (1, Gen.Const(Fate.LostBefore)), (1, Gen.Const(Fate.LostAfter)), (1, Gen.Const(Fate.Late)), (1, Gen.Const(Fate.Refused))).Array[0, 40];

    [Fact]
    public void However_calls_get_lost_the_bill_is_settled_exactly_once() => AnyTrouble.Sample(
        fates =>
        {
            var run = new ModelRun(Knowledge.Planner(maxTroubles: 1000), Plans.Settlement, fates);

            DeliveryAction end = run.ToTheEnd();

            var finish = Assert.IsType<DeliveryAction.Finish>(end);
            Assert.Equal(MessageState.Accepted, finish.State);
            Assert.Equal(Assert.Single(run.Platform.Live).Value, CanonicalAnswer.Read(finish.Answer).Facts["setl_id"]);
            Assert.Equal(100, run.Platform.Rows.Count);
        },
        iter: 300);

    [Fact]
    public void Whatever_is_refused_and_lost_money_at_the_platform_is_what_the_sender_was_told() => TroubleAndRefusal.Sample(
        fates =>
        {
            var run = new ModelRun(Knowledge.Planner(maxTroubles: 1000), Plans.Settlement, fates);

            var finish = Assert.IsType<DeliveryAction.Finish>(run.ToTheEnd());

            Assert.Equal(finish.State == MessageState.Accepted ? 1 : 0, run.Platform.Live.Count);
            if (finish.State == MessageState.Refused)
            {
                Assert.Contains(finish.Issues, issue => issue.Code.Id == "GW6001");
            }
        },
        iter: 300);

    [Fact]
    public void The_same_attempts_give_the_same_next_action_so_a_restart_changes_nothing() => AnyTrouble.Sample(
        fates =>
        {
            var run = new ModelRun(Knowledge.Planner(maxTroubles: 1000), Plans.Settlement, fates);
            run.ToTheEnd();
            var stamp = new AttemptStamp("H999999000012026030209000000001", Times.Start);

            for (int length = 0; length <= run.Attempts.Length; length++)
            {
                DeliveryItem item = Items.Of(Plans.Settlement, run.Attempts[..length]);
                Assert.Equal(Written(Knowledge.Planner(1000).Next(item), stamp), Written(Knowledge.Planner(1000).Next(item), stamp));
            }
        },
        iter: 8);

    [Fact]
    public void Every_attempt_recorded_twice_changes_nothing() => AnyTrouble.Sample(
        fates =>
        {
            var run = new ModelRun(Knowledge.Planner(maxTroubles: 1000), Plans.Settlement, fates);
            run.ToTheEnd();
            var stamp = new AttemptStamp("H999999000012026030209000000001", Times.Start);
            DeliveryItem once = Items.Of(Plans.Settlement, run.Attempts), twice = Items.Of(Plans.Settlement, [.. run.Attempts.SelectMany(attempt => new[] { attempt, attempt })]);

            Assert.Equal(Written(Knowledge.Planner(1000).Next(once), stamp), Written(Knowledge.Planner(1000).Next(twice), stamp));
        },
        iter: 200);

    private static string Written(DeliveryAction action, AttemptStamp stamp) => action switch
    {
        DeliveryAction.Send send => $"{send.Step} {send.Purpose} {send.Transaction} {send.NotBefore:O} {Convert.ToHexString(send.Fill(stamp).Span)}",
        DeliveryAction.Finish finish => $"{finish.State} {Convert.ToHexString(finish.Answer.Span)} {string.Join(',', finish.Issues)}",
        DeliveryAction.Park park => string.Join(',', park.Issues),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
