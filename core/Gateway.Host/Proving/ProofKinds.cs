using Gateway.Proof;
using Gateway.Proof.Crash;
using Gateway.Proof.Disk;
using Gateway.Proof.Disturbed;
using Gateway.Proof.Simulation;
using Gateway.Proof.Torn;

namespace Gateway.Host.Proving;

/// <summary>Every kind of misfortune that <c>prove</c> knows.</summary>
internal static class ProofKinds
{
    public static IProofKind[] Of(ProofOptions options) =>
    [
        new CrashProof(options, TimeProvider.System),
        DisturbedProof.Pauses(options, TimeProvider.System),
        DisturbedProof.ClockSteps(options, TimeProvider.System),
        new DiskProof(options, TimeProvider.System),
        new SimulationProof(options, () => SimulatedVisits.Make(options), TimeProvider.System),
        new TornProof(options, TimeProvider.System),
    ];
}
