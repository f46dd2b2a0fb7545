namespace Gateway.Journal;

/// <summary>What a write is about, for an engine that looks things up before it writes. Each part is null where it does not matter.</summary>
/// <param name="MessageId">The message it changes or reads.</param>
/// <param name="Fact">The fact it appends.</param>
/// <param name="Sha256">Of the bytes that came in.</param>
/// <param name="Then">A second fact, added together with what came first.</param>
internal readonly record struct WriteSubject(long? MessageId = null, JournalFact? Fact = null, byte[]? Sha256 = null, JournalFact? Then = null)
{
    /// <summary>Whether its caller can be told to come again while the store is away; others wait.</summary>
    public bool MayBeTurnedAway { get; init; }
}
