using System.Collections.Immutable;
using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>What the journal knows of the rows that only the platform has.</summary>
/// <param name="Attempts">By msgid: attempts of the gateway's own.</param>
/// <param name="Elsewhere">By setl_id: lines of other days.</param>
public sealed record StatementSurroundings(ImmutableDictionary<string, OwnAttempt> Attempts, ImmutableDictionary<string, LedgerEntry> Elsewhere)
{
    public static StatementSurroundings None { get; } = new(ImmutableDictionary<string, OwnAttempt>.Empty, ImmutableDictionary<string, LedgerEntry>.Empty);
}
