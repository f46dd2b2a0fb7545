using System.Collections.Immutable;
using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>Which row of the gateway's is which of the platform's. Pure.</summary>
public sealed class StatementPairing
{
    private StatementPairing(ImmutableArray<(LedgerEntry Ours, PlatformRow Platform)> pairs, ImmutableArray<LedgerEntry> oursOnly, ImmutableArray<PlatformRow> platformOnly) =>
        (Pairs, OursOnly, PlatformOnly) = (pairs, oursOnly, platformOnly);

    public ImmutableArray<(LedgerEntry Ours, PlatformRow Platform)> Pairs { get; }

    public ImmutableArray<LedgerEntry> OursOnly { get; }

    public ImmutableArray<PlatformRow> PlatformOnly { get; }

    /// <summary>Pairs (1) by number and sign, (2) by msgid and sign, (3) a refund whose number was never told by visit and amount.</summary>
    public static StatementPairing Of(ImmutableArray<LedgerEntry> ours, ImmutableArray<PlatformRow> platform)
    {
        var pairs = ImmutableArray.CreateBuilder<(LedgerEntry, PlatformRow)>(ours.Length);
        (List<LedgerEntry> left, List<PlatformRow> right) = ([.. ours], [.. platform]);
        Pair(pairs, ref left, ref right, one => (one.Line.Number, IsRefund(one)), one => (one.Number, one.IsRefund), key => key.Item1.Length > 0); // 1
        Pair(pairs, ref left, ref right, one => (one.Line.MsgId, IsRefund(one)), one => (one.MsgId, one.IsRefund), key => key.Item1.Length > 0); // 2
        Pair(pairs, ref left, ref right, one => (one.Line.Number.Length == 0 && IsRefund(one) ? one.Line.Visit : "", Total(one)), one => (one.IsRefund ? one.Visit : "", one.Amounts.Total), key => key.Item1.Length > 0); // 3
        return new StatementPairing(pairs.ToImmutable(), [.. left], [.. right]);
    }

    internal static bool IsRefund(LedgerEntry entry) => entry.Line.Kind == LedgerKind.Refunded;

    internal static decimal Total(LedgerEntry entry) => entry.Line.Amounts?.Total ?? 0;

    private static void Pair<TKey>(
        ImmutableArray<(LedgerEntry, PlatformRow)>.Builder pairs, ref List<LedgerEntry> left, ref List<PlatformRow> right, Func<LedgerEntry, TKey> leftKey, Func<PlatformRow, TKey> rightKey, Func<TKey, bool> counts)
        where TKey : notnull
    {
        if (left.Count == 0 || right.Count == 0)
        {
            return;
        }

        var open = new Dictionary<TKey, LedgerEntry>(left.Count);
        List<LedgerEntry> rest = [.. left.Where(entry => !counts(leftKey(entry)) || !open.TryAdd(leftKey(entry), entry))];
        List<PlatformRow> alone = [];
        foreach (PlatformRow row in right)
        {
            if (open.Remove(rightKey(row), out LedgerEntry? entry))
            {
                pairs.Add((entry, row));
            }
            else
            {
                alone.Add(row);
            }
        }

        rest.AddRange(open.Values);
        (left, right) = (rest, alone);
    }
}
