namespace Gateway.Proof.Storm;

/// <summary>How hard the storm blows.</summary>
/// <param name="Messages">Settlements: outpatient bills and pharmacy sales, about half each.</param>
/// <param name="Kills">How often the gateway gets SIGKILL, at random moments.</param>
/// <param name="Clients">Senders at the same time.</param>
/// <param name="Seed">Of everything that is random.</param>
/// <param name="Folder">Where journal, logs and reports go.</param>
internal sealed record StormOptions(int Messages, int Kills, int Clients, int Seed, string Folder)
{
    /// <summary>Per cent of all calls, asks and reversals too, that the platform acts on and whose answer is lost.</summary>
    public double Lose { get; init; } = 10;

    /// <summary>Per cent that is answered later than the gateway waits; every second of these is acted on late too.</summary>
    public double Late { get; init; } = 2;

    /// <summary>Per cent that is answered twice.</summary>
    public double Twice { get; init; } = 1;

    /// <summary>Per cent whose connection breaks before the platform acts: what is not there has to be reversed.</summary>
    public double Before { get; init; } = 1;

    /// <summary>Chance per call of each of stall and 5xx without acting; 0.05 is five per cent each.</summary>
    public double FaultShare { get; init; }

    /// <summary>The gateway gives up waiting for an answer after this.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How late a late answer is.</summary>
    public TimeSpan LateBy { get; init; } = TimeSpan.FromSeconds(6.5);

    /// <summary>The whole storm ends by then, whatever happened.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(60);
}
