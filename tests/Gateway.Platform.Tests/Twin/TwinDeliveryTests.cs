using Gateway.Delivery;
using Gateway.Journal;
using Gateway.PlatformSimulator;
using Gateway.PlatformSimulator.Admin;
using Gateway.PlatformSimulator.Faults;

namespace Gateway.Platform.Tests;

public sealed class TwinDeliveryTests
{
    [Fact]
    public async Task A_hospitals_settlement_is_accepted_and_its_answer_carries_amounts_rows_and_numbers()
    {
        using var delivery = new TwinDelivery();

        DeliveryAction.Finish finish = await delivery.FinishAsync(Product.Sample("fujian-ini", "mzsf-two-items.txt"), MessageState.Accepted);

        Assert.Equal(["1101", "2201", "2203A", "2204", "2206", "2207"], delivery.Attempts.Select(attempt => attempt.Intent.Transaction));
        (Hl7.Fhir.Model.Bundle answer, var facts) = CanonicalAnswer.Read(finish.Answer);
        LedgerRow row = Assert.Single(delivery.Twin.Ledger());
        Assert.Equal(row.SettlementIds, [facts["setl_id"]]);
        Assert.Equal(2, answer.Entry.Count(entry => entry.Resource is Hl7.Fhir.Model.ChargeItem));
        Assert.Equal(row.Total, answer.Entry.Select(entry => entry.Resource).OfType<Hl7.Fhir.Model.ClaimResponse>().Last().Total[0].Amount!.Value);
        Assert.Equal(facts["mdtrt_id"], delivery.KeyBook.First(page => page.Key.Scope == "visit").Value["mdtrt_id"]);
    }

    [Theory]
    [InlineData("2201")]
    [InlineData("2204")]
    [InlineData("2206")]
    [InlineData("2207")]
    public async Task A_lost_answer_is_found_again_and_nothing_is_done_twice(string transaction)
    {
        using var delivery = new TwinDelivery(new TwinOptions { Faults = new TwinFaults { Rules = [new FaultRule { Kind = FaultKind.ActThenDrop, Infno = transaction, Times = 1 }] } });

        DeliveryAction.Finish finish = await delivery.FinishAsync(Product.Sample("fujian-ini", "mzsf-two-items.txt"));

        Assert.Equal(MessageState.Accepted, finish.State);
        LedgerRow row = Assert.Single(delivery.Twin.Ledger());
        Assert.Equal((1, 1), (row.Live, row.Settled));
        Assert.Equal(row.SettlementIds, [CanonicalAnswer.Read(finish.Answer).Facts["setl_id"]]);
    }

    [Fact]
    public async Task A_refused_settlement_leaves_no_charges_and_no_registration()
    {
        using var delivery = new TwinDelivery(new TwinOptions { Faults = new TwinFaults { Rules = [new FaultRule { Kind = FaultKind.Refuse, Infno = "2207", ErrMsg = "授权人无有效账户" }] } });

        DeliveryAction.Finish finish = await delivery.FinishAsync(Product.Sample("fujian-ini", "mzsf-two-items.txt"));

        Assert.Equal(MessageState.Refused, finish.State);
        Assert.Contains("授权人无有效账户", Assert.Single(finish.Issues).Reason);
        LedgerRow row = Assert.Single(delivery.Twin.Ledger());
        Assert.Equal((0, 0, 0), (row.Visits, row.UnsettledRows, row.Live));
        Assert.Equal("", delivery.KeyBook.First(page => page.Key.Scope == "visit").Value["mdtrt_id"]);
    }

    [Fact]
    public async Task A_cancellation_finds_the_settlement_in_the_key_book()
    {
        using var delivery = new TwinDelivery();
        await delivery.DeliverAsync(Product.Sample("fujian-ini", "mzsf-chronic.txt"));

        await delivery.FinishAsync(Product.Sample("fujian-ini", "mzsfcx-cancel.txt"), MessageState.Accepted);

        Assert.Equal((0, 1), delivery.Twin.Ledger().Select(row => (row.Live, row.Refunded)).Single());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Whatever_goes_wrong_on_the_way_there_is_one_settlement_or_none_and_the_sender_is_told_which(int seed)
    {
        FaultKind[] kinds = [FaultKind.Stall, FaultKind.Reset, FaultKind.ActThenDrop, FaultKind.ActThenCut, FaultKind.ServerError, FaultKind.ActThenServerError, FaultKind.Late, FaultKind.Twice, FaultKind.FrameworkError, FaultKind.ActThenHtml];
        using var delivery = new TwinDelivery(new TwinOptions { Faults = new TwinFaults { Seed = seed, Rules = [.. kinds.Select(kind => new FaultRule { Kind = kind, Probability = 0.03, Delay = TimeSpan.FromMilliseconds(500) })] } });

        DeliveryAction.Finish finish = await delivery.FinishAsync(Product.Sample("fujian-ini", "mzsf-120-items.txt"));

        await Task.Delay(600, TestContext.Current.CancellationToken); // whatever is late has arrived by then
        Assert.Equal(finish.State == MessageState.Accepted ? 1 : 0, delivery.Twin.Ledger().Sum(row => row.Live));
    }

    [Fact]
    public async Task A_pharmacys_lost_sale_is_adopted_by_its_msgid()
    {
        using var delivery = new TwinDelivery(new TwinOptions { Faults = new TwinFaults { Rules = [new FaultRule { Kind = FaultKind.ActThenDrop, Infno = "2102", Times = 1 }] } });
        PlanRequest sale = Product.Sample("policy-machine", "drugs_divide-two-rows.in", "P99999900001") with { Event = "pharmacy.settle" };

        await delivery.FinishAsync(sale, MessageState.Accepted);

        Assert.Equal(["1101", "2102", "5203"], delivery.Attempts.Select(attempt => attempt.Intent.Transaction));
        Assert.Equal(1, delivery.Twin.Ledger().Sum(row => row.Live));
    }
}
