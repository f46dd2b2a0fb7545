using System.Collections.Immutable;
using System.Globalization;

namespace Gateway.Conformance;

/// <summary>What the whole suite came to for one adapter.</summary>
/// <param name="Adapter">Its name.</param>
/// <param name="Samples">Number of its samples.</param>
/// <param name="Results">Check by check.</param>
public sealed record ConformanceReport(string Adapter, int Samples, ImmutableArray<CheckResult> Results)
{
    /// <summary>Whether everything holds.</summary>
    public bool Holds => Results.All(result => result.Holds);

    /// <summary>Messages that were read or written.</summary>
    public long Tried => Results.Sum(result => result.Tried);

    /// <summary>Those on which the adapter threw.</summary>
    public int Crashes => Results.Sum(result => result.Crashes);

    /// <summary>Those from which it did not come back.</summary>
    public int Hangs => Results.Sum(result => result.Hangs);

    /// <summary>The most that a message cost in memory, in times its size.</summary>
    public Cost MostMemory => Results.Select(result => result.MostMemory).Aggregate(Cost.Most);

    /// <summary>The most that a message cost in time, in seconds per megabyte.</summary>
    public Cost MostTime => Results.Select(result => result.MostTime).Aggregate(Cost.Most);

    /// <summary>One line: adapter, samples, inputs tried, crashes, hangs, costs.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Adapter}: {Samples} samples, {Tried} inputs tried, {Crashes} crashes, {Hangs} hangs, {Results.Count(result => !result.Holds)} of {Results.Length} checks fail; at most {MostMemory.Value:0.0} times a message's size in memory, {MostTime.Value:0.00} s per MB");
}
