namespace Gateway.Proof.Counts;

/// <summary>Adds up what the kinds find. Thread-safe.</summary>
internal sealed class ProofTally(Action<string> tell)
{
    private const int MostFaults = 50;

    private readonly Lock guard = new();
    private readonly SortedDictionary<(string Kind, string Point), ProofRow> rows = [];
    private readonly SortedDictionary<string, ProofCounts> counts = new(StringComparer.Ordinal);
    private readonly List<string> faults = [];

    /// <summary>Progress, one line.</summary>
    public void Tell(string line) => tell(line);

    /// <summary>A point that may come about.</summary>
    public void Expect(string kind, string point)
    {
        lock (guard)
        {
            rows.TryAdd((kind, point), new ProofRow(kind, point, 0, 0, 0));
        }
    }

    /// <summary>Points that never came about.</summary>
    public IReadOnlyList<ProofRow> Unstruck()
    {
        lock (guard)
        {
            return [.. rows.Values.Where(row => row.Struck == 0)];
        }
    }

    /// <summary>Counts trials of a point.</summary>
    public void Add(string kind, string point, bool struck, bool ok)
    {
        lock (guard)
        {
            ProofRow row = rows.GetValueOrDefault((kind, point), new ProofRow(kind, point, 0, 0, 0));
            rows[(kind, point)] = row with { Tried = row.Tried + 1, Struck = row.Struck + (struck ? 1 : 0), Ok = row.Ok + (struck && ok ? 1 : 0) };
        }
    }

    public void Add(string kind, ProofCounts more)
    {
        lock (guard)
        {
            counts[kind] = counts.GetValueOrDefault(kind) + more;
        }
    }

    /// <summary>Something does not hold: what, and how to see it again.</summary>
    public void Fault(string sentence)
    {
        lock (guard)
        {
            if (faults.Count < MostFaults)
            {
                faults.Add(sentence);
            }
        }

        tell($"DOES NOT HOLD: {sentence}");
    }

    public ProofReport Report(int seed, TimeSpan took)
    {
        lock (guard)
        {
            return new ProofReport(seed, took, counts.Values.Aggregate(default(ProofCounts), (sum, one) => sum + one), [.. counts.Select(pair => new KindCounts(pair.Key, pair.Value))], [.. rows.Values], [.. faults]);
        }
    }
}
