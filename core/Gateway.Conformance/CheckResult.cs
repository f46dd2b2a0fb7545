using System.Collections.Immutable;

namespace Gateway.Conformance;

/// <summary>What one check of the suite came to.</summary>
/// <param name="Name">The sentence that must hold.</param>
/// <param name="Tried">Messages that were read or written.</param>
/// <param name="Crashes">Those on which the adapter threw.</param>
/// <param name="Hangs">Those from which it did not come back.</param>
/// <param name="Faults">What does not hold: at most the first twenty.</param>
/// <param name="Skipped">Why there was nothing to try; null when there was.</param>
/// <param name="MostMemory">The most that a message of 100 kB and more cost in memory, in times its size.</param>
/// <param name="MostTime">The most that such a message cost in time, per megabyte.</param>
public sealed record CheckResult(string Name, long Tried, int Crashes, int Hangs, ImmutableArray<string> Faults, string? Skipped, Cost MostMemory, Cost MostTime)
{
    /// <summary>Whether the sentence holds.</summary>
    public bool Holds => Faults.IsEmpty;
}

/// <summary>A figure and the message that had it.</summary>
/// <param name="Value">Times the size, or seconds per megabyte.</param>
/// <param name="About">Which message; empty where none was large enough.</param>
public readonly record struct Cost(double Value, string About)
{
    /// <summary>The larger one.</summary>
    public static Cost Most(Cost one, Cost other) => other.Value > one.Value ? other : one;
}
