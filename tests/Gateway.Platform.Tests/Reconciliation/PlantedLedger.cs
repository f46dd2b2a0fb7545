using System.Collections.Immutable;
using System.Globalization;
using Gateway.Journal;

namespace Gateway.Platform.Tests;

/// <summary>A day on which both sides agree, and what a test then plants into it: one difference per settlement, each of a known kind.</summary>
internal sealed class PlantedLedger
{
    public static readonly DateOnly Day = new(2026, 3, 1);

    private readonly List<LedgerEntry> ours = [];
    private readonly List<PlatformRow> platform = [];
    private readonly Dictionary<string, OwnAttempt> attempts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LedgerEntry> elsewhere = new(StringComparer.Ordinal);
    private readonly List<HisRow> his = [];

    /// <summary>Kind and settlement number of everything planted.</summary>
    public List<(DifferenceKind Kind, string Number)> Planted { get; } = [];

    public ImmutableArray<Difference> Classify(bool withHis = false) => Classification.Of(
        StatementPairing.Of([.. ours], [.. platform]), new StatementSurroundings(attempts.ToImmutableDictionary(), elsewhere.ToImmutableDictionary()), withHis ? [.. his] : default);

    /// <summary>Adds a settlement, and plants a difference into it unless the kind is null.</summary>
    public void Add(int index, decimal total, bool isRefunded, DifferenceKind? kind)
    {
        LedgerEntry settled = Settled(index, total);
        PlatformRow row = Mirror(settled.Line);
        switch (kind)
        {
            case null when isRefunded:
                Both(settled, row);
                LedgerEntry back = Refund(settled);
                Both(back, Mirror(back.Line));
                return;
            case null:
                Both(settled, row);
                return;
            case DifferenceKind.PlatformOnly:
                platform.Add(row);
                his.Add(new HisRow(row.Number, "", false, total, index));
                break;
            case DifferenceKind.InstitutionOnly:
                ours.Add(settled);
                his.Add(new HisRow(row.Number, "", false, total, index));
                break;
            case DifferenceKind.AmountDiffers:
                Both(settled, row with { Amounts = row.Amounts with { Fund = row.Amounts.Fund + 0.01m } });
                break;
            case DifferenceKind.RefundedThere:
                Both(settled, row);
                platform.Add(Mirror(Refund(settled).Line));
                break;
            case DifferenceKind.RefundedHere:
                Both(settled, row);
                ours.Add(Refund(settled));
                his.Add(new HisRow($"R{index}", "", true, -total, index));
                break;
            case DifferenceKind.NettedThere:
                platform.Add(row);
                platform.Add(Mirror(Refund(settled).Line));
                break;
            case DifferenceKind.AnswerLost:
                platform.Add(row);
                attempts[row.MsgId] = Attempt(index, index % 2 == 0 ? MessageState.Parked : MessageState.Prepared);
                break;
            case DifferenceKind.RefusedHere:
                platform.Add(row);
                attempts[row.MsgId] = Attempt(index, index % 2 == 0 ? MessageState.Refused : MessageState.Reversed);
                break;
            case DifferenceKind.Duplicate:
                Both(settled, row);
                platform.Add(row with { Number = $"D{index}", MsgId = $"twice{index}" });
                Planted.Add((DifferenceKind.Duplicate, $"D{index}"));
                return;
            case DifferenceKind.NumberDiffers:
                Both(settled, row with { Number = $"N{index}" });
                Planted.Add((DifferenceKind.NumberDiffers, $"N{index}"));
                return;
            case DifferenceKind.WrongAccount:
                Both(settled, row with { Account = new LedgerAccount("", "41", "999900") });
                break;
            case DifferenceKind.OtherDay:
                platform.Add(row);
                elsewhere[row.Number] = settled;
                break;
            case DifferenceKind.ReplyMissing:
                Both(settled with { IsReplied = false }, row);
                break;
            case DifferenceKind.HisOnly:
                his.Add(new HisRow(row.Number, "", false, total, index));
                break;
            case DifferenceKind.HisMissing:
                Both(settled, row);
                his.RemoveAt(his.Count - 1);
                break;
            case DifferenceKind.HisAmountDiffers:
                Both(settled, row);
                his[^1] = his[^1] with { Total = total + 1 };
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }

        Planted.Add((kind.Value, kind == DifferenceKind.RefundedThere || kind == DifferenceKind.RefundedHere ? $"R{index}" : row.Number));
    }

    /// <summary>Number of what a difference is about.</summary>
    public static string NumberOf(Difference difference) => difference.Platform?.Number ?? difference.Ours?.Line.Number ?? difference.His?.Number ?? "";

    private void Both(LedgerEntry entry, PlatformRow row)
    {
        ours.Add(entry);
        platform.Add(row);
        his.Add(new HisRow(entry.Line.Number, "", entry.Line.Kind == LedgerKind.Refunded, entry.Line.Amounts?.Total ?? 0, his.Count + 2));
    }

    private static LedgerEntry Settled(int index, decimal total)
    {
        decimal fund = decimal.Round(total * 0.6m, 2), own = decimal.Round(total * 0.1m, 2);
        string number = index.ToString(CultureInfo.InvariantCulture);
        return new LedgerEntry(
            new LedgerLine($"m{number}", "H99999900001", Day, "310/11/999900", LedgerKind.Settled, $"S{number}", new LedgerAmounts(total, fund, own, total - fund - own)) { Visit = $"V{number}", Person = $"P{index % 7}", Local = $"L{number}" },
            index + 1, IsVoided: false, IsReplied: true);
    }

    private static LedgerEntry Refund(LedgerEntry settled)
    {
        LedgerLine line = settled.Line;
        return settled with { Line = line with { MsgId = $"r{line.MsgId}", Kind = LedgerKind.Refunded, Number = $"R{line.Number[1..]}", Takes = line.Number, Amounts = -(line.Amounts ?? default) } };
    }

    private static PlatformRow Mirror(LedgerLine line) =>
        new(line.Number, line.Visit, line.Person, line.MsgId, line.Kind == LedgerKind.Refunded, line.Amounts ?? default, LedgerAccount.Parse(line.Account), line.Day);

    private static OwnAttempt Attempt(int index, MessageState state) => new(
        new MessageHeader(index + 1, "H99999900001", "fujian-ini", "http", state, default, default, "", 0, "outpatient.settle", null, null, null, null, 1), "2207");
}
