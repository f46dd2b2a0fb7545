using Gateway.Contract;

namespace Gateway.Verdicts;

/// <summary>One kind of fault that is done to a running gateway on purpose.</summary>
/// <param name="Kind">As the table of confusions shows it.</param>
/// <param name="Guilty">Who failed. Known from what is done, never from what the gateway says.</param>
/// <param name="InjectAsync">Does it, with variations by chance, and sends what suffers from it; gives that message's number.</param>
internal sealed record VerdictFault(string Kind, Party Guilty, Func<VerdictGround, Random, CancellationToken, Task<long>> InjectAsync)
{
    /// <summary>Whether it breaks something that other messages need too, so that it is done alone.</summary>
    public bool IsAlone { get; init; }

    /// <summary>Every kind of every party.</summary>
    public static VerdictFault[] All { get; } = [.. SenderFaults.All, .. PatientFaults.All, .. MappingFaults.All, .. GatewayFaults.All, .. NetworkFaults.All, .. MiddleFaults.All, .. PlatformFaults.All];
}
