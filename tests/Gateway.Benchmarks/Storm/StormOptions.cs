namespace Gateway.Benchmarks.Storm;

/// <summary>How hard the storm blows.</summary>
/// <param name="Messages">Outpatient settlements, each of its own visit and person.</param>
/// <param name="Kills">How often the gateway gets SIGKILL, at random moments.</param>
/// <param name="FaultShare">Chance per call of each of stall, reset, act-then-drop and 5xx. 0.05 is five per cent each, twenty in all.</param>
/// <param name="Clients">Senders at the same time.</param>
/// <param name="Seed">Of everything that is random.</param>
/// <param name="Folder">Where journal, logs and reports go.</param>
public sealed record StormOptions(int Messages, int Kills, double FaultShare, int Clients, int Seed, string Folder)
{
    /// <summary>The gateway gives up waiting for an answer after this; the twin stalls longer.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The whole storm ends by then, whatever happened.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(30);
}
