using System.Collections.Immutable;
using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>What a step of an undo takes back. Derived from the messages of the visit whenever the order is looked at, so never written down.</summary>
/// <param name="MessageId">The message that did it.</param>
/// <param name="Facts">What was known when it was done: numbers of person, visit, settlement, batch.</param>
/// <param name="Canonical">That message's Bundle, from which the transaction is filled.</param>
/// <param name="Forgotten">Lines of the key book that are true no longer once it is taken back.</param>
/// <param name="NotBefore">Of something that was perhaps done: when a late request can no longer act; else null.</param>
public sealed record UndoTarget(
    long MessageId, ImmutableSortedDictionary<string, string> Facts, ReadOnlyMemory<byte> Canonical, ImmutableArray<KeyBookRow> Forgotten, DateTimeOffset? NotBefore);
