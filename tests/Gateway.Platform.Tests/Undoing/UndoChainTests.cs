using CsCheck;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.PlatformSimulator.Admin;
using Gateway.PlatformSimulator.Faults;

namespace Gateway.Platform.Tests;

public sealed class UndoChainTests
{
    private const int Histories = 40;

    [Fact]
    public async Task A_settled_visit_is_taken_back_settlement_first_registration_last()
    {
        using var visit = new TwinVisit();
        await visit.SendAsync(TwinVisit.Settle);

        UndoPreview preview = visit.Preview(UndoTo.Nothing);

        Assert.Equal(["2208", "2205", "2202"], preview.Steps.Select(step => step.Transaction));
        Assert.Equal([1], preview.Takes);
    }

    [Fact]
    public async Task Down_to_the_registration_the_registration_stays()
    {
        using var visit = new TwinVisit();
        await visit.SendAsync(TwinVisit.Settle);

        var finish = Assert.IsType<DeliveryAction.Finish>(await visit.UndoAsync(UndoTo.Registered));

        Assert.Equal(MessageState.Accepted, finish.State);
        Assert.Equal((1, 0, 0, 0m), visit.Twin.Ledger().Select(row => (row.Visits, row.UnsettledRows, row.Live, row.Net)).Single());
        Assert.Equal(EffectState.Live, visit.Effects.Single(effect => effect.IsRegistration).State);
    }

    [Fact]
    public async Task The_key_book_forgets_visit_and_settlement_on_every_page()
    {
        using var visit = new TwinVisit();
        await visit.SendAsync(TwinVisit.Settle);

        await visit.UndoAsync(UndoTo.Nothing);

        Assert.All(visit.Delivery.KeyBook.Values, page => Assert.Equal(("", ""), (page.GetValueOrDefault("mdtrt_id", ""), page.GetValueOrDefault("setl_id", ""))));
        Assert.True(await visit.SendAsync(TwinVisit.Settle));
        Assert.Equal(1, visit.Twin.Ledger().Sum(row => row.Live));
    }

    [Fact]
    public async Task What_a_cancellation_took_back_is_not_taken_back_again()
    {
        using var visit = new TwinVisit();
        await visit.SendAsync(TwinVisit.Settle);
        await visit.SendAsync(TwinVisit.Cancel);

        Assert.Equal(["2202"], visit.Preview(UndoTo.Nothing).Steps.Select(step => step.Transaction));
    }

    [Fact]
    public async Task A_refusal_stops_the_chain_and_a_person_lets_it_go_on_at_that_step()
    {
        using var visit = new TwinVisit(new FaultRule { Kind = FaultKind.Refuse, Infno = "2205", Times = 1, ErrMsg = "费用明细正在汇总" });
        await visit.SendAsync(TwinVisit.Settle);

        var parked = Assert.IsType<DeliveryAction.Park>(await visit.UndoAsync(UndoTo.Nothing));
        DeliveryAction? released = await visit.ReleaseAsync();

        Assert.Equal(IssueCodes.VisitUndoStopped, parked.Issues[0].Code);
        Assert.Equal(MessageState.Accepted, Assert.IsType<DeliveryAction.Finish>(released).State);
        Assert.Equal(["2208", "2205", "2205", "2202"], visit.Messages[^1].Attempts.Select(attempt => attempt.Intent.Transaction));
    }

    [Fact]
    public async Task A_registration_in_doubt_is_settled_by_its_own_message_first()
    {
        using var visit = new TwinVisit();
        await visit.SendAsync(TwinVisit.Settle, stopAfter: 2); // 1101, then 2201 without an answer

        var refused = Assert.IsType<DeliveryAction.Finish>(await visit.UndoAsync(UndoTo.Nothing));

        Assert.Equal((MessageState.Refused, IssueCodes.VisitUndoUndecided), (refused.State, refused.Issues[0].Code));
        Assert.Empty(visit.Messages[^1].Attempts);
    }

    [Fact]
    public Task After_an_undo_nothing_is_live_and_the_money_sums_to_nothing_whatever_came_before_and_wherever_it_was_interrupted() =>
        Gen.Select(Gen.Bool.Array[0, 4], Gen.Int[0, 9], Gen.Int[0, 4], Gen.Int[0, 3], Gen.Int[1, 1000]).SampleAsync(async (settles, stopAfter, undoStopsAfter, lost, seed) =>
        {
            FaultKind[] kinds = [FaultKind.ActThenDrop, FaultKind.Reset, FaultKind.ServerError, FaultKind.ActThenServerError];
            using var visit = new TwinVisit(new FaultRule { Kind = kinds[seed % kinds.Length], Probability = lost * 0.08 });
            await visit.SendAsync(TwinVisit.Settle, stopAfter is > 2 and < 8 && settles.Length == 0 ? stopAfter : null);
            if (visit.Effects.Any(effect => effect.IsRegistration && effect.State == EffectState.Unknown))
            {
                await visit.GoOnAsync(); // its own message says whether it was done
            }

            foreach (bool isSettle in settles)
            {
                await SendIfPossibleAsync(visit, isSettle);
            }

            DeliveryAction? end = await visit.UndoAsync(UndoTo.Nothing, undoStopsAfter == 0 ? null : undoStopsAfter);
            end ??= await visit.GoOnAsync();

            Assert.True(end is DeliveryAction.Finish { State: MessageState.Accepted }, $"{end}\n{string.Join('\n', visit.Messages.SelectMany(item => item.Attempts.Select(attempt => $"{item.Message.Id} {attempt.Intent.Step} {attempt.Intent.Purpose} {attempt.Intent.Transaction} {attempt.Outcome} {attempt.Detail}")))}");
            Assert.All(visit.Twin.Ledger(), row => Assert.Equal((0, 0, 0, 0m), (row.Visits, row.UnsettledRows, row.Live, row.Net)));
            Assert.DoesNotContain(visit.Effects, effect => effect.Undo is not null && effect.State == EffectState.Live); // a visit note goes with its visit
            Assert.Empty(visit.Preview(UndoTo.Nothing).Steps);
        }, iter: Histories, threads: 1);

    private static async Task SendIfPossibleAsync(TwinVisit visit, bool isSettle)
    {
        bool isLive = visit.Twin.Ledger().Sum((LedgerRow row) => row.Live) > 0;
        if (isSettle != isLive) // the business key refuses a second settlement, the key book a cancellation of nothing
        {
            await visit.SendAsync(isSettle ? TwinVisit.Settle : TwinVisit.Cancel);
        }
    }
}
