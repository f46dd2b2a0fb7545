using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Host.Mappings;

/// <summary>One reload: who asked for it, why, and what it came to.</summary>
/// <param name="At">When.</param>
/// <param name="Actor">A person, or <c>gateway</c> where the folder changed.</param>
/// <param name="Reason">Why.</param>
/// <param name="Result">What it came to.</param>
/// <param name="Faults">Every fault; errors only where it was refused.</param>
internal sealed record ReloadRecord(DateTimeOffset At, string Actor, string Reason, ReloadResult Result, ImmutableArray<Issue> Faults);

/// <summary>What a reload comes to.</summary>
internal enum ReloadResult
{
    /// <summary>The new tables serve.</summary>
    Loaded,

    /// <summary>The tables are what they were.</summary>
    Unchanged,

    /// <summary>The new tables have errors: the last good ones go on serving.</summary>
    Refused,
}
