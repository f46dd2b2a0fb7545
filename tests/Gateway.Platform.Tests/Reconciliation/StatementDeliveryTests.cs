using System.Collections.Immutable;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.PlatformSimulator;
using Gateway.PlatformSimulator.Faults;
using Gateway.PlatformSimulator.Seeds;

namespace Gateway.Platform.Tests;

/// <summary>Totals, files and results over real sockets, in every dialect, against the twin's own code.</summary>
public sealed class StatementDeliveryTests
{
    public static TheoryData<string, string> Dialects => DialectDeliveryTests.Dialects;

    private static string Seed => Guid.CreateVersion7().ToString("N");

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task Totals_that_agree_are_equal_and_totals_that_do_not_lead_to_the_row_that_differs(string area, string dialect)
    {
        using TwinDelivery delivery = Speaking(area, dialect);
        await delivery.FinishAsync(Product.Sample("fujian-ini", "mzsf-two-items.txt"), MessageState.Accepted);
        LedgerEntry[] entries = [.. delivery.Booked.Select(line => new LedgerEntry(line, 1, IsVoided: false, IsReplied: true))];

        Assert.Equal(StatementResult.Equal, await TotalAsync(delivery, entries));

        Assert.True(delivery.Twin.Amend(entries[0].Line.Number, new SettlementAmendment { Total = 99.5m }));
        Assert.Equal(StatementResult.Differs, await TotalAsync(delivery, entries));
        Difference difference = Assert.Single(await CompareAsync(delivery, entries));
        Assert.Equal((DifferenceKind.AmountDiffers, 99.5m), (difference.Kind, difference.Platform!.Amounts.Total));
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task What_only_one_side_has_is_told_with_its_msgid(string area, string dialect)
    {
        using TwinDelivery delivery = Speaking(area, dialect);
        await delivery.FinishAsync(Product.Sample("fujian-ini", "mzsf-two-items.txt"), MessageState.Accepted);
        LedgerEntry[] entries = [.. delivery.Booked.Select(line => new LedgerEntry(line, 1, IsVoided: false, IsReplied: true))];
        delivery.Twin.Remove(entries[0].Line.Number);
        Assert.Equal(StatementResult.InstitutionMore, await TotalAsync(delivery, entries));
        delivery.Twin.Seed([new SeededSettlement { Institution = "H99999900001", LocalNumber = "X", Msgid = "H99999900001202001010000000007", At = TimeProvider.System.GetUtcNow(), Total = 10m, Account = 1m }]);

        ImmutableArray<Difference> found = await CompareAsync(delivery, entries);

        Assert.Equal([DifferenceKind.PlatformOnly, DifferenceKind.InstitutionOnly], found.Select(difference => difference.Kind));
        Assert.Equal("H99999900001202001010000000007", found[0].Platform!.MsgId);
    }

    [Fact]
    public async Task Infcode_0_with_an_error_in_its_text_is_no_file()
    {
        using var delivery = new TwinDelivery(new TwinOptions { Faults = new TwinFaults { Rules = [new FaultRule { Kind = FaultKind.FalseSuccess, Infno = "9102", ErrMsg = "FSI-文件查询号不能为空[fileBO_156]" }] } });
        await delivery.FinishAsync(Product.Sample("fujian-ini", "mzsf-two-items.txt"), MessageState.Accepted);
        LedgerEntry[] entries = [.. delivery.Booked.Select(line => new LedgerEntry(line, 1, IsVoided: false, IsReplied: true))];

        DeliveryAction end = await DeliverAsync(delivery, Desk(delivery).Detail(Seed, Product.Hospital, Account, entries[0].Line.Day, entries).Value);

        Assert.Equal(MessageState.Refused, Assert.IsType<DeliveryAction.Finish>(end).State);
    }

    private static LedgerAccount Account => new("310", "11", "999999");

    private static StatementDesk Desk(TwinDelivery delivery) => new(delivery.Knowledge, new PlanBuilder(delivery.Knowledge));

    private static async Task<StatementResult?> TotalAsync(TwinDelivery delivery, LedgerEntry[] entries)
    {
        StatementTotals totals = StatementTotals.Of(entries.Select(entry => entry.Line));
        DeliveryAction end = await DeliverAsync(delivery, Desk(delivery).Total(Seed, Product.Hospital, Account, entries[0].Line.Day, totals).Value);
        return Desk(delivery).Meaning(Product.Hospital, Assert.IsType<DeliveryAction.Finish>(end).Answer);
    }

    private static async Task<ImmutableArray<Difference>> CompareAsync(TwinDelivery delivery, LedgerEntry[] entries)
    {
        DateOnly day = entries[0].Line.Day;
        DeliveryAction end = await DeliverAsync(delivery, Desk(delivery).Detail(Seed, Product.Hospital, Account, day, entries).Value);
        Assert.Equal(MessageState.Accepted, Assert.IsType<DeliveryAction.Finish>(end).State);
        ImmutableArray<PlatformRow> platform = Desk(delivery).Platform(Product.Hospital, new LedgerAccount("", "11", "999999"), day, entries, delivery.Attempts[^1].Answer).Value;
        return Classification.Of(StatementPairing.Of([.. entries], platform), StatementSurroundings.None, default);
    }

    private static async Task<DeliveryAction> DeliverAsync(TwinDelivery delivery, JournalFact.Prepared prepared) =>
        (await delivery.DeliverAsync(Items.Of(Plan.FromJson(prepared.Plan.Span), []) with { Canonical = prepared.Canonical }, null))!; // nothing stops it

    private static TwinDelivery Speaking(string area, string dialect) => new(new TwinOptions { Dialect = dialect }, Product.Speaking(Product.Knowledge.Dialects.Of(area)));
}
