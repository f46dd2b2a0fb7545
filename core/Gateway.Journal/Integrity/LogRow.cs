namespace Gateway.Journal;

/// <summary>A row of the log without its payload.</summary>
/// <param name="Sequence">Counts from 1 without a gap.</param>
/// <param name="MessageId">Whose it is.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Origin">Who, why, when.</param>
/// <param name="Sha256">Of the payload as written, before any packing; survives when retention drops the payload.</param>
internal readonly record struct LogRow(long Sequence, long MessageId, FactKind Kind, FactOrigin Origin, byte[] Sha256);
