namespace Gateway.Proof.Counts;

/// <summary>The seven counts, and one more: what was tried and what became of it.</summary>
/// <param name="Attempts">Messages that senders tried to hand over, facts that writers tried to write.</param>
/// <param name="Acknowledged">Those whose sender or writer was told the end.</param>
/// <param name="Ok">Acknowledged, and every ledger says the same afterwards.</param>
/// <param name="Lost">Acknowledged and not there, or never brought to an end.</param>
/// <param name="Unexpected">There without being told, told otherwise than it is, or served though damaged.</param>
/// <param name="Duplicated">There more than once.</param>
/// <param name="Recovered">Cut off at first, whole in the end.</param>
/// <param name="Reordered">Messages and lanes that were tried in another order than they came.</param>
internal readonly record struct ProofCounts(long Attempts, long Acknowledged, long Ok, long Lost, long Unexpected, long Duplicated, long Recovered, long Reordered)
{
    /// <summary>Whether nothing that must be 0 is more.</summary>
    public bool Holds => Lost + Unexpected + Duplicated + Reordered == 0;

    public static ProofCounts operator +(ProofCounts left, ProofCounts right) => new(
        left.Attempts + right.Attempts, left.Acknowledged + right.Acknowledged, left.Ok + right.Ok, left.Lost + right.Lost,
        left.Unexpected + right.Unexpected, left.Duplicated + right.Duplicated, left.Recovered + right.Recovered, left.Reordered + right.Reordered);
}
