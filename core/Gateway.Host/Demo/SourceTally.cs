namespace Gateway.Host.Demo;

/// <summary>What the senders of one source were told, and how fast. Thread-safe.</summary>
internal sealed class SourceTally
{
    private readonly Lock gate = new();
    private readonly List<double> milliseconds = [];
    private readonly List<string> unexpected = [];

    public int Accepted { get; private set; }

    public int Refused { get; private set; }

    public int Sent => milliseconds.Count;

    /// <summary>Samples that came to something else than they should.</summary>
    public IReadOnlyList<string> Unexpected => unexpected;

    public void Add(DemoSample sample, bool? accepted, TimeSpan elapsed)
    {
        lock (gate)
        {
            milliseconds.Add(elapsed.TotalMilliseconds);
            Accepted += accepted == true ? 1 : 0;
            Refused += accepted == false ? 1 : 0;
            if (accepted != sample.IsAccepted)
            {
                unexpected.Add($"{sample.Name}: expected {(sample.IsAccepted ? "done" : "refused")}, was told {(accepted is null ? "nothing final" : accepted.Value ? "done" : "refused")}");
            }
        }
    }

    /// <summary>A percentile of the time from the first byte to the final answer, in milliseconds.</summary>
    public double Percentile(double share)
    {
        lock (gate)
        {
            milliseconds.Sort();
            return milliseconds.Count == 0 ? 0 : milliseconds[(int)Math.Min(milliseconds.Count - 1, Math.Ceiling(share * milliseconds.Count) - 1)];
        }
    }
}
