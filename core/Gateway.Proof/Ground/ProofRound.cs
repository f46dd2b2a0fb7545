using Gateway.Proof.Storm;

namespace Gateway.Proof.Ground;

/// <summary>One misfortune and the traffic that it met.</summary>
/// <param name="Point">Which, e.g. <c>AfterPrepared</c>.</param>
/// <param name="Times">At which visit to the point; 1 where that means nothing.</param>
/// <param name="Cases">Begun shortly before.</param>
internal sealed record ProofRound(string Point, int Times, IReadOnlyList<StormCase> Cases)
{
    /// <summary>Whether it came about.</summary>
    public bool IsStruck { get; set; }
}
