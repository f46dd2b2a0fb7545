using Gateway.Journal;
using Gateway.PlatformSimulator;

namespace Gateway.Proof.Simulation;

/// <summary>Everything outside a process: time, the committed journal, the twin, and what chance makes of it all. One seed, one history.</summary>
internal sealed class SimulatedWorld
{
    private const int StormyCalls = 80;
    private const ulong FnvOffset = 14695981039346656037, FnvPrime = 1099511628211;

    private readonly Random chance;
    private readonly double storm;
    private readonly List<string> lines = [];
    private readonly bool keepsLines;
    private ulong hash = FnvOffset;
    private int calls;

    public SimulatedWorld(int seed, bool keepsLines = false)
    {
        chance = new Random(seed);
        this.keepsLines = keepsLines;
        storm = chance.Next(4) * 0.15;
        Thread = new SimulatedThread(chance);
        Twin = new QuietTwin(Time);
    }

    public SimulatedTime Time { get; } = new(new DateTimeOffset(2026, 1, 5, 1, 0, 0, TimeSpan.Zero));

    public InMemoryJournal Store { get; } = new();

    public SimulatedThread Thread { get; }

    public QuietTwin Twin { get; }

    /// <summary>What does not hold, found on the way.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Identity of the history: the same seed gives the same.</summary>
    public ulong Hash => hash;

    /// <summary>The history line by line, if it was asked for.</summary>
    public IReadOnlyList<string> Lines => lines;

    /// <summary>A number from 0, below a limit.</summary>
    public int Below(int limit) => chance.Next(limit);

    /// <summary>A time in milliseconds.</summary>
    public TimeSpan Between(int from, int to) => TimeSpan.FromMilliseconds(from + chance.Next(to - from));

    /// <summary>Something happened.</summary>
    public void Note(string what, long number)
    {
        foreach (char letter in what)
        {
            hash = unchecked((hash ^ letter) * FnvPrime);
        }

        hash = unchecked((hash ^ (ulong)number) * FnvPrime);
        hash = unchecked((hash ^ (ulong)Time.Ticks) * FnvPrime);
        if (keepsLines)
        {
            lines.Add($"{TimeSpan.FromTicks(Time.Ticks):c} {what} {number}");
        }
    }

    /// <summary>What becomes of a call; after a while the weather is fine, so that histories end.</summary>
    public SimulatedWire.Fate FateOfCall(string transaction)
    {
        double draw = chance.NextDouble();
        if (++calls > StormyCalls || draw >= storm)
        {
            return transaction == "2207" && calls <= StormyCalls && chance.Next(20) == 0 ? SimulatedWire.Fate.Refused : SimulatedWire.Fate.Fine;
        }

        return chance.Next(10) switch
        {
            0 => SimulatedWire.Fate.NotSent,
            1 or 2 => SimulatedWire.Fate.LostBefore,
            3 or 4 or 5 or 6 => SimulatedWire.Fate.LostAfter,
            7 or 8 => SimulatedWire.Fate.Late,
            _ => SimulatedWire.Fate.Twice,
        };
    }

    /// <summary>I4: nothing is sent whose intent is not on disk.</summary>
    public void CheckIntent(string msgid)
    {
        if (((IFactSurroundings)Store).FindAttempt(msgid) is null)
        {
            Faults.Add($"I4: {msgid} was sent before its intent was on disk.");
        }
    }
}
