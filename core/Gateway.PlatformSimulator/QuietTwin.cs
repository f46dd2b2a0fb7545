using Gateway.PlatformSimulator.Admin;
using Gateway.PlatformSimulator.Dialects;
using Gateway.PlatformSimulator.Faults;
using Gateway.PlatformSimulator.State;
using Gateway.PlatformSimulator.Wire;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.PlatformSimulator;

/// <summary>The twin's mind without a network: whoever simulates the network asks it directly. Plays no faults and asks for no signatures.</summary>
public sealed class QuietTwin
{
    private readonly TwinWorld world;
    private readonly NhsaEndpoint desk;

    /// <param name="time">Its clock.</param>
    public QuietTwin(TimeProvider time)
    {
        var options = new TwinOptions();
        var counts = new CallCounts();
        world = new TwinWorld(options);
        desk = new NhsaEndpoint(options, new TwinDoor(options, counts), world, new FaultDeck(options.Faults), counts, time, NullLogger.Instance);
    }

    /// <summary>Does a transaction.</summary>
    /// <param name="infno">For example <c>2207</c>.</param>
    /// <param name="envelope">As it would arrive.</param>
    /// <returns>The answer's envelope.</returns>
    public byte[] Answer(string infno, ReadOnlyMemory<byte> envelope) =>
        desk.AnswerAsync(new TwinRequest("POST", $"/fsi/api/{infno}", "", envelope.ToArray(), _ => null), infno).GetAwaiter().GetResult().Body; // without faults nothing waits

    /// <summary>What it holds, per business key.</summary>
    public IReadOnlyList<LedgerRow> Ledger() => LedgerRow.Read(world.State);

    /// <summary>Forgets everything.</summary>
    public void Forget() => world.Reset();
}
