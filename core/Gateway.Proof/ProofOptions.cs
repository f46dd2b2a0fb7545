using Gateway.Proof.Postgres;
using Gateway.Proof.Processes;

namespace Gateway.Proof;

/// <summary>What is to be proven, how long, and with what.</summary>
/// <param name="Duration">Until nothing new is begun; what is under way then ends first.</param>
/// <param name="Seed">Of everything that is random.</param>
/// <param name="Folder">Where journals and logs go; what held is deleted, what did not is kept.</param>
/// <param name="Executable">The gateway that is killed.</param>
/// <param name="Mappings">The mappings folder that came with it.</param>
/// <param name="Plugins">The adapters' folder that came with it.</param>
internal sealed record ProofOptions(TimeSpan Duration, int Seed, string Folder, GatewayExecutable Executable, string Mappings, string Plugins)
{
    /// <summary>The one kind to prove; null for all.</summary>
    public string? Only { get; init; }

    /// <summary>The server that keeps the journals; null where each is one SQLite file.</summary>
    public PostgresServer? Server { get; init; }

    /// <summary>The one trial to make again, with <see cref="Only"/> and the seed of the line that names it; null for as many as the time allows.</summary>
    public ProofPoint? Point { get; init; }

    /// <summary>Whether the time is long enough for every point: one that never came about is then a fault.</summary>
    public bool IsWhole => Duration >= TimeSpan.FromMinutes(20);

    /// <summary>The seed of one journal of a kind.</summary>
    public int SeedOf(int journal, int factor) => Point is null ? unchecked((Seed * factor) + journal) : Seed;

    /// <summary>Whether something new is begun.</summary>
    public bool GoesOn(DateTimeOffset now, DateTimeOffset until) => Point is null && now < until;
}
