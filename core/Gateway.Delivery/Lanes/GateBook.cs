namespace Gateway.Delivery;

/// <summary>Every destination's gate, made when it is first needed. Guarded by <see cref="LaneScheduler"/>.</summary>
/// <param name="make">Makes a destination's gate.</param>
internal sealed class GateBook(Func<string, DestinationGate> make)
{
    private readonly Dictionary<string, DestinationGate> gates = new(StringComparer.Ordinal);

    public IReadOnlyCollection<DestinationGate> All => gates.Values;

    public DestinationGate? Find(string destination) => gates.GetValueOrDefault(destination);

    public DestinationGate Of(string destination)
    {
        if (!gates.TryGetValue(destination, out DestinationGate? gate))
        {
            gates.Add(destination, gate = make(destination));
        }

        return gate;
    }
}
