namespace Gateway.Journal;

/// <summary>How a durable journal groups its writes, whatever keeps it.</summary>
public abstract record DurableJournalOptions
{
    /// <summary>Facts that may wait for the writer before callers wait to hand theirs over. Default 4096.</summary>
    public int QueueLength { get; init; } = 4096;

    /// <summary>Facts that share one commit at most. Default 512.</summary>
    public int BatchLength { get; init; } = 512;

    /// <summary>Payload bytes that share one commit at most; a single larger fact still goes alone. Default 8 MiB.</summary>
    public int BatchBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Connections for questions. Default 4.</summary>
    public int Readers { get; init; } = 4;

    /// <summary>How long a new message waits for a store that has gone away, before its sender is told to come again; the next ones are told at once. Default 2 seconds.</summary>
    public TimeSpan AwayPatience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a new message waits for a store that neither takes nor fails, before its sender is told to come again.</summary>
    internal virtual TimeSpan Silence => Timeout.InfiniteTimeSpan;

    /// <summary>The journal's name in sentences: its file, or its server and database.</summary>
    internal abstract string Place { get; }

    /// <exception cref="ArgumentException">A value is out of range; the sentence names every such value.</exception>
    internal void Validate(string parameterName)
    {
        List<string> faults = [];
        if (PlaceFault is { } fault)
        {
            faults.Add(fault);
        }

        Need(QueueLength is >= 1 and <= 1_000_000, "QueueLength must lie between 1 and 1000000");
        Need(BatchLength is >= 1 and <= 100_000, "BatchLength must lie between 1 and 100000");
        Need(BatchBytes >= 4096, "BatchBytes must be at least 4096");
        Need(AwayPatience > TimeSpan.Zero && AwayPatience <= TimeSpan.FromMinutes(10), "AwayPatience must lie between nothing and ten minutes");
        Need(Silence == Timeout.InfiniteTimeSpan || (Silence > TimeSpan.Zero && Silence <= TimeSpan.FromMinutes(10)), "SilencePatience must lie between nothing and ten minutes");
        Need(Readers is >= 1 and <= 64, "Readers must lie between 1 and 64");
        if (faults.Count > 0)
        {
            throw new ArgumentException($"The journal's options cannot be used: {string.Join("; ", faults)}.", parameterName);
        }

        void Need(bool holds, string fault)
        {
            if (!holds)
            {
                faults.Add(fault);
            }
        }
    }

    /// <summary>What is wrong with where the journal is to be; null when nothing is.</summary>
    private protected abstract string? PlaceFault { get; }
}
