namespace Gateway.Proof.Counts;

/// <summary>One way to fail and how often it was brought about.</summary>
/// <param name="Kind">As <c>--only</c> names it.</param>
/// <param name="Point">Which one of the kind, e.g. <c>AfterPrepared</c>.</param>
/// <param name="Tried">Trials.</param>
/// <param name="Struck">Trials in which it really came about.</param>
/// <param name="Ok">Struck, and everything held afterwards.</param>
internal readonly record struct ProofRow(string Kind, string Point, long Tried, long Struck, long Ok);
