using Gateway.Proof;
using Gateway.Proof.Crash;
using Gateway.Proof.Disk;
using Gateway.Proof.Disturbed;
using Gateway.Proof.Server;
using Gateway.Proof.Simulation;
using Gateway.Proof.Torn;

namespace Gateway.Host.Proving;

/// <summary>Every kind of misfortune that <c>prove</c> knows: those of any journal, and those of a file or of a server.</summary>
internal static class ProofKinds
{
    public static IProofKind[] Of(ProofOptions options) =>
    [
        new CrashProof(options, TimeProvider.System),
        DisturbedProof.Pauses(options, TimeProvider.System),
        DisturbedProof.ClockSteps(options, TimeProvider.System),
        .. options.Server is { } server
            ? (IProofKind[])[new ServerProof(options, server, TimeProvider.System)]
            : [new DiskProof(options, TimeProvider.System), new TornProof(options, TimeProvider.System)],
        new SimulationProof(options, () => SimulatedVisits.Make(options), TimeProvider.System),
    ];
}
