using System.Collections.Immutable;

namespace Gateway.Mapping;

/// <summary>A row for which a farther layer has one too, on days that both hold.</summary>
/// <param name="Concept">The concept.</param>
/// <param name="Code">The sender's code.</param>
/// <param name="Layer">The nearer layer, which answers.</param>
/// <param name="At">Its row, <c>file:row</c>.</param>
/// <param name="Target">What it says; empty for "there is none".</param>
/// <param name="Below">The layer that it hides.</param>
/// <param name="BelowAt">Its row.</param>
/// <param name="BelowTarget">What that one says.</param>
/// <param name="Seen">Institutions and sources for which it is so: <c>H99999900001 by fujian-ini@1.0</c>; empty where no institution of the region is known yet.</param>
public sealed record CodeConflict(string Concept, string Code, string Layer, string At, string Target, string Below, string BelowAt, string BelowTarget, ImmutableArray<string> Seen)
{
    /// <summary>Whether both say the same: the nearer row could go.</summary>
    public bool IsDead => Target == BelowTarget;
}
