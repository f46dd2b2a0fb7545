using Gateway.Journal;
using Gateway.PlatformSimulator;
using Gateway.PlatformSimulator.Admin;
using Gateway.PlatformSimulator.Faults;

namespace Gateway.Platform.Tests;

/// <summary>What the gateway books is what the platform holds.</summary>
public sealed class LedgerBookingTests
{
    [Fact]
    public async Task A_settlement_is_booked_with_its_account_numbers_and_amounts()
    {
        using var delivery = new TwinDelivery();

        await delivery.FinishAsync(Product.Sample("fujian-ini", "mzsf-two-items.txt"), MessageState.Accepted);

        LedgerLine line = Assert.Single(delivery.Booked);
        LedgerRow row = Assert.Single(delivery.Twin.Ledger());
        Assert.Equal((LedgerKind.Settled, "310/11/999999", row.Msgids[0], row.SettlementIds[0]), (line.Kind, line.Account, line.MsgId, line.Number));
        Assert.Equal(new LedgerAmounts(row.Total, row.Fund, row.Account, row.Cash), line.Amounts);
        Assert.Equal("MZ20200102000001", line.Local);
    }

    [Fact]
    public async Task A_settlement_whose_answer_was_lost_is_booked_under_the_msgid_that_made_it_when_an_ask_shows_it()
    {
        using TwinDelivery delivery = Meeting(new FaultRule { Kind = FaultKind.ActThenDrop, Infno = "2207", Times = 1 });

        await delivery.FinishAsync(Product.Sample("fujian-ini", "mzsf-two-items.txt"), MessageState.Accepted);

        LedgerRow row = Assert.Single(delivery.Twin.Ledger());
        Assert.Equal((row.Msgids[0], row.SettlementIds[0]), (Assert.Single(delivery.Booked).MsgId, delivery.Booked[0].Number));
    }

    [Fact]
    public async Task A_reversal_undoes_what_its_msgid_named_and_the_new_settlement_is_booked()
    {
        using TwinDelivery delivery = Meeting(new FaultRule { Kind = FaultKind.Reset, Infno = "2207", Times = 1 });

        await delivery.FinishAsync(Product.Sample("fujian-ini", "mzsf-two-items.txt"), MessageState.Accepted);

        string lost = delivery.Attempts.First(attempt => attempt.Intent.Transaction == "2207").Intent.MsgId;
        Assert.Equal([(LedgerKind.Voided, lost), (LedgerKind.Settled, "")], delivery.Booked.Select(line => (line.Kind, line.Takes)));
        Assert.Equal(Assert.Single(delivery.Twin.Ledger()).Msgids[0], delivery.Booked[1].MsgId);
    }

    [Fact]
    public async Task A_refund_is_negative_has_its_own_number_and_names_what_it_takes_back()
    {
        using var visit = new TwinVisit();
        await visit.SendAsync(TwinVisit.Settle);
        await visit.SendAsync(TwinVisit.Cancel);

        LedgerLine[] lines = [.. visit.Delivery.Booked];
        Assert.Equal([LedgerKind.Settled, LedgerKind.Refunded], lines.Select(line => line.Kind));
        Assert.Equal((lines[0].Number, -lines[0].Amounts!.Value, lines[0].Account), (lines[1].Takes, lines[1].Amounts, lines[1].Account));
        Assert.NotEqual(lines[0].Number, lines[1].Number);
    }

    [Fact]
    public async Task A_refusal_books_nothing()
    {
        using TwinDelivery delivery = Meeting(new FaultRule { Kind = FaultKind.Refuse, Infno = "2207", ErrMsg = "该人员账户已冻结" });

        await delivery.FinishAsync(Product.Sample("fujian-ini", "mzsf-two-items.txt"), MessageState.Refused);

        Assert.Empty(delivery.Booked);
    }

    private static TwinDelivery Meeting(FaultRule rule) => new(new TwinOptions { Faults = new TwinFaults { Rules = [rule] } });
}
