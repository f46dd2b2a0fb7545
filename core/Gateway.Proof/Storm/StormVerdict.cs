namespace Gateway.Proof.Storm;

/// <summary>What the three ledgers say of one visit or sale.</summary>
/// <param name="Settlements">What its sender was told, in order; null where it was told nothing final.</param>
/// <param name="IsTakenBack">Whether a cancellation was answered as done.</param>
/// <param name="Ours">Live by what the sender was told.</param>
/// <param name="Booked">Live by the gateway's journal.</param>
/// <param name="Theirs">Live at the twin.</param>
internal sealed record StormVerdict(IReadOnlyList<StormReply?> Settlements, bool IsTakenBack, StormMoney Ours, StormMoney Booked, StormMoney Theirs)
{
    /// <summary>No final answer, or told "settled" without a live settlement at the twin.</summary>
    public required bool IsLost { get; init; }

    /// <summary>More than one live settlement, or one that no sender was told of.</summary>
    public required bool IsDouble { get; init; }

    /// <summary>Amounts differ between any two ledgers.</summary>
    public required bool Differs { get; init; }

    /// <summary>All of it in one line, for whoever looks into it.</summary>
    public required string Words { get; init; }

    public bool Holds => !IsLost && !IsDouble && !Differs;
}
