namespace Gateway.Conformance;

/// <summary>How hard the suite tries, and what a message may cost.</summary>
public sealed record ConformanceLimits
{
    /// <summary>What tests run: minutes of processor time less than <see cref="Whole"/>.</summary>
    public static ConformanceLimits Quick { get; } = new();

    /// <summary>Everything: every byte of every sample, and messages of 64 MB.</summary>
    public static ConformanceLimits Whole { get; } = new() { CorruptedBytes = int.MaxValue, LargeBytes = 64_000_000, HostileBytes = 1_000_000, RandomMessages = 20_000 };

    /// <summary>At most so many places of a sample are corrupted or cut; in a longer sample they are spread evenly.</summary>
    public int CorruptedBytes { get; init; } = 1500;

    /// <summary>Size of a large message that is right.</summary>
    public int LargeBytes { get; init; } = 8_000_000;

    /// <summary>Size of a message that is not.</summary>
    public int HostileBytes { get; init; } = 300_000;

    /// <summary>Messages with noise inside.</summary>
    public int RandomMessages { get; init; } = 2000;

    /// <summary>Bytes that reading may allocate per byte of the message.</summary>
    public double MemoryTimes { get; init; } = 16;

    /// <summary>Bytes that reading may allocate besides.</summary>
    public long MemoryBesides { get; init; } = 500_000;

    /// <summary>Time that reading may take per megabyte.</summary>
    public TimeSpan TimePerMegabyte { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Time that reading may take besides: a busy machine is not a slow adapter.</summary>
    public TimeSpan TimeBesides { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>After so long without coming back a message hangs.</summary>
    public TimeSpan Hang { get; init; } = TimeSpan.FromSeconds(60);
}
