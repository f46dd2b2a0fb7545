namespace Gateway.Journal;

/// <summary>How large a journal is and how fast it grows.</summary>
/// <param name="Bytes">What it takes on disk.</param>
/// <param name="Reusable">Of these, what is free inside and is filled first.</param>
/// <param name="Messages">How many there are.</param>
/// <param name="Facts">Rows of the log.</param>
/// <param name="Oldest">When the first message came; null while there is none.</param>
/// <param name="GrowthPerDay">Bytes that a day adds, after the last seven days (fewer where it is younger).</param>
/// <param name="Free">What is free on its disk; null where that cannot be seen from here.</param>
public sealed record JournalSize(long Bytes, long Reusable, long Messages, long Facts, DateTimeOffset? Oldest, long GrowthPerDay, long? Free);

/// <summary>What a store takes on disk.</summary>
internal readonly record struct StoreSize(long Bytes, long Reusable, long? Free);
