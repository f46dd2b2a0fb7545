using System.Collections.Concurrent;

namespace Gateway.Inbound.Limits;

/// <summary>Which watched folders and polled databases can be read now. Ports are not here: a port that cannot be opened keeps the gateway from starting. Thread-safe.</summary>
public sealed class ListenerStates
{
    private readonly ConcurrentDictionary<string, string?> faults = new(StringComparer.Ordinal);

    /// <summary>By listener, e.g. <c>folder:bills</c>: what is wrong with it, in one sentence; null while it can be read.</summary>
    public IReadOnlyDictionary<string, string?> All => faults;

    internal void Up(string listener) => faults[listener] = null;

    internal void Down(string listener, string fault) => faults[listener] = fault;
}
