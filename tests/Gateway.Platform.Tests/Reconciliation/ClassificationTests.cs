using System.Collections.Immutable;
using CsCheck;
using Gateway.Journal;

namespace Gateway.Platform.Tests;

public sealed class ClassificationTests
{
    private static readonly DifferenceKind[] WithHis = [DifferenceKind.HisOnly, DifferenceKind.HisMissing, DifferenceKind.HisAmountDiffers];
    private static readonly DifferenceKind[] Two = [.. Enum.GetValues<DifferenceKind>().Except(WithHis)];

    private static Gen<(decimal Total, bool IsRefunded, DifferenceKind? Kind)[]> Days(DifferenceKind[] kinds) => Gen.Select(
        Gen.Int[1, 999_999].Select(fen => fen / 100m), Gen.Bool,
        Gen.Frequency((4, Gen.Const(() => (DifferenceKind?)null)), (1, Gen.Int[0, kinds.Length - 1].Select(index => (DifferenceKind?)kinds[index])))).Array[0, 60];

    [Fact]
    public void Exactly_the_planted_differences_are_found() => Days(Two).Sample(day =>
    {
        PlantedLedger ledger = Planted(day);

        AssertFound(ledger, ledger.Classify());
    });

    [Fact]
    public void With_the_hospitals_ledger_as_third_side_exactly_the_planted_differences_are_found() => Days([.. Two.Except([DifferenceKind.OtherDay]), .. WithHis]).Sample(day =>
    {
        PlantedLedger ledger = Planted(day);

        AssertFound(ledger, ledger.Classify(withHis: true));
    });

    [Theory]
    [InlineData(DifferenceKind.AnswerLost, RepairKind.Adopt)]
    [InlineData(DifferenceKind.RefusedHere, RepairKind.Reverse)]
    [InlineData(DifferenceKind.ReplyMissing, RepairKind.Reply)]
    [InlineData(DifferenceKind.OtherDay, RepairKind.NotNeeded)]
    [InlineData(DifferenceKind.PlatformOnly, RepairKind.None)]
    [InlineData(DifferenceKind.InstitutionOnly, RepairKind.None)]
    [InlineData(DifferenceKind.AmountDiffers, RepairKind.None)]
    public void What_may_be_repaired_without_a_person_is_what_can_do_no_harm(DifferenceKind kind, RepairKind repair)
    {
        var ledger = new PlantedLedger();
        ledger.Add(0, 10m, isRefunded: false, kind);

        Assert.Equal(repair, Assert.Single(ledger.Classify()).Repair);
    }

    [Fact]
    public void A_refund_whose_number_was_never_told_is_found_by_visit_and_amount()
    {
        var line = new LedgerLine("m2", "H99999900001", PlantedLedger.Day, "310/11/999900", LedgerKind.Refunded, "", new LedgerAmounts(-10m, -6m, -1m, -3m)) { Visit = "V1", Takes = "S1" };
        var row = new PlatformRow("R1", "V1", "P1", "", IsRefund: true, new LedgerAmounts(-10m, -6m, -1m, 0m), new LedgerAccount("", "11", "999900"), PlantedLedger.Day);

        StatementPairing pairing = StatementPairing.Of([new LedgerEntry(line, 1, IsVoided: false, IsReplied: true)], [row]);

        Assert.Single(pairing.Pairs);
        Assert.Empty(Classification.Of(pairing, StatementSurroundings.None, default));
    }

    [Fact]
    public void Every_kind_says_what_it_is_and_what_to_do_in_both_languages() => Assert.All(Enum.GetValues<DifferenceKind>(), kind =>
    {
        (string chinese, string english) = DifferenceWords.Advice(new Difference(kind, RepairKind.None));

        Assert.EndsWith("。", chinese, StringComparison.Ordinal);
        Assert.EndsWith(".", english, StringComparison.Ordinal);
        Assert.NotEmpty(DifferenceWords.Title(kind));
        Assert.Matches("^[a-z]+(-[a-z]+)*$", DifferenceWords.NameOf(kind));
    });

    private static PlantedLedger Planted((decimal Total, bool IsRefunded, DifferenceKind? Kind)[] day)
    {
        var ledger = new PlantedLedger();
        for (int index = 0; index < day.Length; index++)
        {
            ledger.Add(index, day[index].Total, day[index].IsRefunded, day[index].Kind);
        }

        return ledger;
    }

    private static void AssertFound(PlantedLedger ledger, ImmutableArray<Difference> found) => Assert.Equal(
        ledger.Planted.OrderBy(one => one.Number, StringComparer.Ordinal).ThenBy(one => one.Kind),
        found.Select(difference => (difference.Kind, PlantedLedger.NumberOf(difference))).OrderBy(one => one.Item2, StringComparer.Ordinal).ThenBy(one => one.Kind));
}
