using System.Collections.Immutable;
using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>Gives every row on which gateway and platform do not agree its kind, and what can be done. Each row is in one difference at most. Pure.</summary>
public static class Classification
{
    /// <summary>1. pairs, 2. what only the platform has, 3. what only the gateway has, 4. the hospital's own ledger, where there is one.</summary>
    public static ImmutableArray<Difference> Of(StatementPairing pairing, StatementSurroundings surroundings, ImmutableArray<HisRow> his)
    {
        var found = ImmutableArray.CreateBuilder<Difference>();
        found.AddRange(pairing.Pairs.Select(OfPair).OfType<Difference>()); // 1
        found.AddRange(OfPlatform(pairing, surroundings)); // 2
        found.AddRange(OfOurs(pairing)); // 3
        return his.IsDefault ? found.ToImmutable() : HisComparison.Join(pairing, found.ToImmutable(), his); // 4
    }

    private static Difference? OfPair((LedgerEntry Ours, PlatformRow Platform) pair)
    {
        (LedgerEntry ours, PlatformRow platform) = pair;
        LedgerAmounts amounts = ours.Line.Amounts ?? default;
        DifferenceKind? kind =
            ours.Line.Number.Length > 0 && ours.Line.Number != platform.Number ? DifferenceKind.NumberDiffers
            : (amounts.Total, amounts.Fund, amounts.Account) != (platform.Amounts.Total, platform.Amounts.Fund, platform.Amounts.Account) ? DifferenceKind.AmountDiffers
            : !IsSameAccount(LedgerAccount.Parse(ours.Line.Account), platform.Account) ? DifferenceKind.WrongAccount
            : !ours.IsReplied && ours.Line.Kind == LedgerKind.Settled ? DifferenceKind.ReplyMissing
            : null;
        return kind is { } found ? new Difference(found, found == DifferenceKind.ReplyMissing ? RepairKind.Reply : RepairKind.None) { Ours = ours, Platform = platform } : null;
    }

    private static bool IsSameAccount(LedgerAccount ours, LedgerAccount platform) =>
        ours.ClearingType == platform.ClearingType && ours.Agency == platform.Agency && (platform.Insutype.Length == 0 || ours.Insutype == platform.Insutype);

    private static IEnumerable<Difference> OfPlatform(StatementPairing pairing, StatementSurroundings surroundings)
    {
        ILookup<string, (LedgerEntry Ours, PlatformRow Platform)> byVisit = pairing.Pairs.Where(_ => !pairing.PlatformOnly.IsEmpty).ToLookup(pair => pair.Platform.Visit, StringComparer.Ordinal);
        HashSet<PlatformRow> netted = new(ReferenceEqualityComparer.Instance);
        foreach (PlatformRow refund in pairing.PlatformOnly.Where(row => row.IsRefund))
        {
            if (pairing.PlatformOnly.FirstOrDefault(row => !row.IsRefund && row.Visit == refund.Visit && row.Amounts.Total == -refund.Amounts.Total && !netted.Contains(row)) is { } original)
            {
                netted.Add(refund);
                netted.Add(original);
                yield return new Difference(DifferenceKind.NettedThere, RepairKind.NotNeeded) { Platform = original, Attempt = surroundings.Attempts.GetValueOrDefault(original.MsgId) };
            }
        }

        foreach (PlatformRow row in pairing.PlatformOnly.Where(row => !netted.Contains(row)))
        {
            yield return OfPlatform(row, byVisit[row.Visit], surroundings);
        }
    }

    private static Difference OfPlatform(PlatformRow row, IEnumerable<(LedgerEntry Ours, PlatformRow Platform)> visit, StatementSurroundings surroundings)
    {
        OwnAttempt? attempt = row.MsgId.Length == 0 ? null : surroundings.Attempts.GetValueOrDefault(row.MsgId);
        if (surroundings.Elsewhere.TryGetValue(row.Number, out LedgerEntry? elsewhere))
        {
            return new Difference(DifferenceKind.OtherDay, RepairKind.NotNeeded) { Platform = row, Ours = elsewhere };
        }

        (LedgerEntry Ours, PlatformRow Platform) same = visit.FirstOrDefault(pair => !pair.Platform.IsRefund && pair.Platform.Amounts.Total == Math.Abs(row.Amounts.Total));
        (DifferenceKind kind, RepairKind repair) = (attempt?.Message.State, row.IsRefund) switch
        {
            (MessageState.Received or MessageState.Prepared or MessageState.Parked, _) => (DifferenceKind.AnswerLost, RepairKind.Adopt),
            (_, true) => (DifferenceKind.RefundedThere, RepairKind.None),
            (MessageState.Accepted, false) => (DifferenceKind.Duplicate, RepairKind.Reverse), // another attempt of the same message counts
            (MessageState.Refused or MessageState.Reversed or MessageState.Skipped, false) => (DifferenceKind.RefusedHere, RepairKind.Reverse),
            _ => (same.Ours is null ? DifferenceKind.PlatformOnly : DifferenceKind.Duplicate, RepairKind.None),
        };
        return new Difference(kind, repair) { Platform = row, Attempt = attempt, Ours = kind is DifferenceKind.RefundedThere ? same.Ours : null };
    }

    private static IEnumerable<Difference> OfOurs(StatementPairing pairing)
    {
        HashSet<string> settled = [.. pairing.OursOnly.Where(entry => !StatementPairing.IsRefund(entry)).Select(entry => entry.Line.Number)];
        foreach (LedgerEntry entry in pairing.OursOnly)
        {
            if (!StatementPairing.IsRefund(entry))
            {
                yield return new Difference(DifferenceKind.InstitutionOnly, RepairKind.None) { Ours = entry };
            }
            else if (!settled.Contains(entry.Line.Takes)) // else it goes with its settlement
            {
                yield return new Difference(DifferenceKind.RefundedHere, RepairKind.None) { Ours = entry };
            }
        }
    }
}
