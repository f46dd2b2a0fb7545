using System.Collections.Immutable;

namespace Gateway.Journal;

/// <summary>The ledger that follows from the journal's facts: complete at every moment, read by index.</summary>
public interface ILedgerBook
{
    /// <summary>An institution's lines of some days, in the order in which they were written.</summary>
    /// <param name="institution">Twelve characters.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day, itself included.</param>
    Task<ImmutableArray<LedgerEntry>> LinesAsync(string institution, DateOnly from, DateOnly to, CancellationToken cancellationToken);

    /// <summary>The lines under one of the destination's numbers, or under a msgid.</summary>
    Task<ImmutableArray<LedgerEntry>> FindLinesAsync(string institution, string numberOrMsgId, CancellationToken cancellationToken);

    /// <summary>Every account that an institution had lines in on some days.</summary>
    Task<ImmutableArray<string>> AccountsAsync(string institution, DateOnly from, DateOnly to, CancellationToken cancellationToken);
}
