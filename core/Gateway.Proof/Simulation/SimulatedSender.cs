using Gateway.Journal;

namespace Gateway.Proof.Simulation;

/// <summary>A hospital and one visit of it: sends the bill, and its cancellation once the bill is acknowledged; asks again whenever the gateway died on it.</summary>
internal sealed class SimulatedSender(SimulatedVisit visit, bool cancels)
{
    private readonly Dictionary<SimulatedMessage, long> told = [];
    private readonly HashSet<SimulatedMessage> cutOff = [];

    public SimulatedVisit Visit => visit;

    /// <summary>Messages that the visit consists of.</summary>
    public IReadOnlyList<SimulatedMessage> Wanted { get; } = cancels ? [visit.Bill, visit.Cancel] : [visit.Bill];

    /// <summary>Numbers of the messages that were acknowledged.</summary>
    public IReadOnlyDictionary<SimulatedMessage, long> Told => told;

    /// <summary>Messages that a death cut off.</summary>
    public int CutOff => cutOff.Count;

    /// <summary>What is to be handed over next; null when all of it was acknowledged.</summary>
    public SimulatedMessage? Next => Wanted.FirstOrDefault(message => !told.ContainsKey(message));

    public void Hear(SimulatedMessage message, long id) => told[message] = id;

    /// <summary>The gateway has died before it answered.</summary>
    public void Lose()
    {
        if (Next is { } message)
        {
            cutOff.Add(message);
        }
    }

    /// <summary>The number of a message; null before it was acknowledged.</summary>
    public long? NumberOf(SimulatedMessage message) => told.TryGetValue(message, out long id) ? id : null;
}
