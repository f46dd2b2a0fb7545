using CsCheck;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.PlatformSimulator;
using Gateway.PlatformSimulator.Faults;

namespace Gateway.Platform.Tests;

public sealed class StayUndoTests
{
    private const int Histories = 30;

    [Theory]
    [InlineData(TwinDischarge.BeforeSettlement)]
    [InlineData(TwinDischarge.AfterSettlement)]
    public async Task A_settled_stay_is_taken_back_settlement_discharge_charges_admission(TwinDischarge discharge)
    {
        using var stay = new TwinStay(discharge);
        await stay.AcceptedAsync(StayMessage.Admit());
        await stay.AcceptedAsync(StayMessage.Charges(60));
        await stay.AcceptedAsync(StayMessage.Charges(10, first: 61));
        await stay.AcceptedAsync(StayMessage.Settle(7000m).AndLeave());

        UndoPreview preview = stay.Preview(UndoTo.Nothing);
        DeliveryAction? end = await stay.UndoAsync(UndoTo.Nothing);

        Assert.Equal(["2305", "2405", "2302", "2404"], preview.Steps.Select(step => step.Transaction));
        Assert.True(end is DeliveryAction.Finish { State: MessageState.Accepted }, TwinStay.IssuesOf(end));
        Assert.Equal((0, 0, 0, 0m), (stay.Row.Visits, stay.Row.UnsettledRows, stay.Row.Live, stay.Row.Net));
        Assert.All(["mdtrt_id", "discharged", "settled"], fact => Assert.Equal("", stay.Page.GetValueOrDefault(fact, "")));
        Assert.Empty(stay.Preview(UndoTo.Nothing).Steps);
        await stay.AcceptedAsync(StayMessage.Admit());
    }

    [Fact]
    public async Task Down_to_the_admission_the_patient_is_in_hospital_without_charges()
    {
        using var stay = new TwinStay();
        await stay.AcceptedAsync(StayMessage.Admit());
        await stay.AcceptedAsync(StayMessage.Charges(3));
        await stay.AcceptedAsync(StayMessage.Settle(300m).AndLeave());

        await stay.UndoAsync(UndoTo.Registered);

        Assert.Equal((1, 0, 0), (stay.Row.Visits, stay.Row.UnsettledRows, stay.Row.Live));
        Assert.Equal(["2404"], stay.Preview(UndoTo.Nothing).Steps.Select(step => step.Transaction));
        await stay.AcceptedAsync(StayMessage.Charges(3, first: 10));
    }

    [Fact]
    public async Task What_is_gone_already_counts_as_done()
    {
        using var stay = new TwinStay(TwinDischarge.BeforeSettlement, new FaultRule { Kind = FaultKind.ActThenDrop, Infno = "2305" }, new FaultRule { Kind = FaultKind.ActThenDrop, Infno = "2405", Times = 1 }, new FaultRule { Kind = FaultKind.ActThenDrop, Infno = "2302", Times = 1 }, new FaultRule { Kind = FaultKind.ActThenDrop, Infno = "2404", Times = 1 });
        await stay.AcceptedAsync(StayMessage.Admit());
        await stay.AcceptedAsync(StayMessage.Charges(3));
        await stay.AcceptedAsync(StayMessage.Settle(300m).AndLeave());
        stay.Twin.Replace(new TwinFaults { Rules = [.. stay.Twin.Faults.Rules.Select(rule => rule with { Times = 1 })] });

        DeliveryAction? end = await stay.UndoAsync(UndoTo.Nothing);

        Assert.True(end is DeliveryAction.Finish { State: MessageState.Accepted }, TwinStay.IssuesOf(end));
        Assert.Equal(["2305", "2305", "2405", "2405", "2302", "2302", "2404", "2404"], stay.Messages[^1].Attempts.Select(attempt => attempt.Intent.Transaction));
        Assert.Equal((0, 0, 1, 0m), (stay.Row.Visits, stay.Row.UnsettledRows, stay.Row.Refunded, stay.Row.Net));
    }

    [Fact]
    public async Task A_settlement_and_an_admission_whose_answers_were_lost_are_reversed_by_their_msgids()
    {
        using var settled = new TwinStay();
        await settled.AcceptedAsync(StayMessage.Admit());
        await settled.AcceptedAsync(StayMessage.Charges(3));
        await settled.SendAsync(StayMessage.Settle(300m).AndLeave(), stopAfter: 4); // 2402, 5204, 2303, then 2304 without an answer
        using var admitted = new TwinStay();
        await admitted.SendAsync(StayMessage.Admit(), stopAfter: 2); // 1101, then 2401 without an answer

        DeliveryAction? settlement = await settled.UndoAsync(UndoTo.Nothing);
        DeliveryAction? admission = await admitted.UndoAsync(UndoTo.Nothing);

        Assert.True(settlement is DeliveryAction.Finish { State: MessageState.Accepted }, TwinStay.IssuesOf(settlement));
        Assert.Equal(["2601", "2405", "2302", "2404"], settled.Messages[^1].Attempts.Select(attempt => attempt.Intent.Transaction));
        Assert.True(admission is DeliveryAction.Finish { State: MessageState.Accepted }, TwinStay.IssuesOf(admission));
        Assert.Equal(["2601"], admitted.Messages[^1].Attempts.Select(attempt => attempt.Intent.Transaction));
        Assert.Equal((0, 0, 0m), (settled.Row.Visits, admitted.Row.Visits, settled.Row.Net));
    }

    [Fact]
    public async Task Settlements_on_the_way_are_taken_back_last_first()
    {
        using var stay = new TwinStay();
        await stay.AcceptedAsync(StayMessage.Admit());
        await stay.AcceptedAsync(StayMessage.Charges(3));
        await stay.AcceptedAsync(StayMessage.Settle(300m, invoice: "ZYFP-1", onTheWay: true));
        await stay.AcceptedAsync(StayMessage.Charges(3, first: 4));
        await stay.AcceptedAsync(StayMessage.Settle(300m, invoice: "ZYFP-2").AndLeave());

        DeliveryAction? end = await stay.UndoAsync(UndoTo.Nothing);

        Assert.True(end is DeliveryAction.Finish { State: MessageState.Accepted }, TwinStay.IssuesOf(end));
        Assert.Equal(["2305", "2305", "2405", "2302", "2404"], stay.Messages[^1].Attempts.Select(attempt => attempt.Intent.Transaction));
        Assert.Equal((0, 0, 0, 2, 0m), (stay.Row.Visits, stay.Row.UnsettledRows, stay.Row.Live, stay.Row.Refunded, stay.Row.Net));
    }

    [Fact]
    public Task After_an_undo_nothing_is_live_and_the_money_sums_to_nothing_wherever_the_stay_and_the_undo_were_interrupted() =>
        Gen.Select(Gen.Int[1, 5], Gen.Int[0, 6], Gen.Int[0, 5], Gen.Int[0, 3], Gen.Int[1, 1000]).SampleAsync(async (length, stopAfter, undoStopsAfter, lost, seed) =>
        {
            FaultKind[] kinds = [FaultKind.ActThenDrop, FaultKind.Reset, FaultKind.ServerError, FaultKind.ActThenServerError];
            TwinDischarge discharge = seed % 2 == 0 ? TwinDischarge.BeforeSettlement : TwinDischarge.AfterSettlement;
            using var stay = new TwinStay(discharge, new FaultRule { Kind = kinds[seed % kinds.Length], Probability = lost * 0.08 });
            StayMessage[] history = [StayMessage.Admit(), StayMessage.Change(), StayMessage.Charges(60), StayMessage.Charges(2, first: 100), StayMessage.Settle(6200m).AndLeave()];
            foreach (StayMessage message in history[..(length - 1)])
            {
                await stay.SendAsync(message);
            }

            await stay.SendAsync(history[length - 1], stopAfter == 0 ? null : stopAfter);
            DeliveryAction? end = stay.Twin.Ledger().Count == 0 && stay.Effects.IsEmpty ? null : await stay.UndoAsync(UndoTo.Nothing, undoStopsAfter == 0 ? null : undoStopsAfter);
            end ??= await stay.GoOnAsync();

            Assert.True(end is DeliveryAction.Finish { State: MessageState.Accepted or MessageState.Refused }, $"{TwinStay.IssuesOf(end)}\n{string.Join('\n', stay.Messages.SelectMany(item => item.Attempts.Select(attempt => $"{item.Message.Id} {attempt.Intent.Step} {attempt.Intent.Purpose} {attempt.Intent.Transaction} {attempt.Outcome} {attempt.Detail}")))}");
            if (stay.Messages[^1].Message.Event == UndoOrder.Event)
            {
                Assert.All(stay.Twin.Ledger(), row => Assert.Equal((0, 0, 0, 0m), (row.Visits, row.UnsettledRows, row.Live, row.Net)));
                Assert.Empty(stay.Preview(UndoTo.Nothing).Steps);
            }
        }, iter: Histories, threads: 1);
}
