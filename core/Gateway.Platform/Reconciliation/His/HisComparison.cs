using System.Collections.Immutable;
using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>The third side: the hospital's own ledger against what gateway and platform agree on. Pure.</summary>
internal static class HisComparison
{
    /// <summary>Adds the hospital's view to what was found between gateway and platform, and what only comparing with the hospital shows.</summary>
    public static ImmutableArray<Difference> Join(StatementPairing pairing, ImmutableArray<Difference> found, ImmutableArray<HisRow> his)
    {
        var open = new HisIndex(his);
        var all = ImmutableArray.CreateBuilder<Difference>();
        HashSet<LedgerEntry> judged = new(ReferenceEqualityComparer.Instance);
        foreach (Difference difference in found)
        {
            HisRow? row = open.Take(difference.Ours?.Line, difference.Platform);
            bool isUntold = difference.Kind == DifferenceKind.ReplyMissing;
            if (difference.Ours is { } entry && !(isUntold && row is null))
            {
                judged.Add(entry);
                all.Add(difference with { His = row });
            }
            else if (!isUntold)
            {
                all.Add(difference with { His = row });
            }
        }

        Dictionary<string, LedgerEntry> refunds = pairing.Pairs.Where(pair => StatementPairing.IsRefund(pair.Ours) && pair.Ours.Line.Takes.Length > 0).GroupBy(pair => pair.Ours.Line.Takes, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Ours, StringComparer.Ordinal);
        foreach ((LedgerEntry ours, PlatformRow platform) in pairing.Pairs.Where(pair => !judged.Contains(pair.Ours)))
        {
            if (Agreed(ours, platform, open, refunds) is { } difference)
            {
                all.Add(difference);
            }
        }

        all.AddRange(open.Rest.Select(row => new Difference(DifferenceKind.HisOnly, RepairKind.None) { His = row }));
        return all.ToImmutable();
    }

    private static Difference? Agreed(LedgerEntry ours, PlatformRow platform, HisIndex open, Dictionary<string, LedgerEntry> refunds)
    {
        HisRow? row = open.Take(ours.Line, platform);
        bool isNetted = refunds.ContainsKey(ours.Line.Number) || (StatementPairing.IsRefund(ours) && !open.Knows(ours.Line));
        return (row, isNetted) switch
        {
            (null, true) => null, // settled and refunded: a hospital that shows neither agrees
            (null, false) => new Difference(DifferenceKind.HisMissing, StatementPairing.IsRefund(ours) ? RepairKind.None : RepairKind.Reply) { Ours = ours, Platform = platform },
            _ when row!.Total != StatementPairing.Total(ours) => new Difference(DifferenceKind.HisAmountDiffers, RepairKind.None) { Ours = ours, Platform = platform, His = row },
            _ => null,
        };
    }

    private sealed class HisIndex
    {
        private readonly Dictionary<(string, bool), HisRow> byNumber = [];
        private readonly Dictionary<(string, bool), HisRow> byLocal = [];
        private readonly HashSet<string> known = new(StringComparer.Ordinal);
        private readonly List<HisRow> open = [];
        private readonly HashSet<HisRow> taken = new(ReferenceEqualityComparer.Instance);

        public HisIndex(ImmutableArray<HisRow> rows)
        {
            foreach (HisRow row in rows)
            {
                bool isNew = (row.Number.Length > 0 && byNumber.TryAdd((row.Number, row.IsRefund), row)) | (row.Local.Length > 0 && byLocal.TryAdd((row.Local, row.IsRefund), row));
                known.UnionWith([row.Number, row.Local]);
                open.Add(row);
                _ = isNew; // a row that stands twice stays open and is shown
            }
        }

        public IEnumerable<HisRow> Rest => open.Where(row => !taken.Contains(row));

        /// <summary>Whether the hospital shows anything of it.</summary>
        public bool Knows(LedgerLine line) => (line.Takes.Length > 0 && known.Contains(line.Takes)) || (line.Number.Length > 0 && known.Contains(line.Number)) || (line.Local.Length > 0 && known.Contains(line.Local));

        public HisRow? Take(LedgerLine? line, PlatformRow? platform)
        {
            bool isRefund = line is not null ? line.Kind == LedgerKind.Refunded : platform?.IsRefund ?? false;
            HisRow? row = Find(line?.Number, line?.Takes, line?.Local, isRefund) ?? Find(platform?.Number, null, null, isRefund);
            return row is not null && taken.Add(row) ? row : null;
        }

        private HisRow? Find(string? number, string? takes, string? local, bool isRefund) =>
            At(byNumber, number, isRefund) ?? (isRefund ? At(byNumber, takes, isRefund) : null) ?? At(byLocal, local, isRefund);

        private HisRow? At(Dictionary<(string, bool), HisRow> index, string? key, bool isRefund) =>
            key is { Length: > 0 } && index.TryGetValue((key, isRefund), out HisRow? row) && !taken.Contains(row) ? row : null;
    }
}
