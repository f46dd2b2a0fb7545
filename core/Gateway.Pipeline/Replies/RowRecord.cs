using System.Collections.Immutable;

namespace Gateway.Pipeline;

/// <summary>What became of messages at one row of a source's table since its version is in use.</summary>
/// <param name="Failed">How many messages stopped at it, by institution.</param>
/// <param name="Passed">Institutions of which a message of the same kind got past it under this version.</param>
/// <param name="PassedBefore">Institutions of which one was mapped by another version of the source.</param>
public sealed record RowRecord(ImmutableDictionary<string, int> Failed, ImmutableHashSet<string> Passed, ImmutableHashSet<string> PassedBefore)
{
    /// <summary>Fewer may be chance.</summary>
    private const int Enough = 3;

    /// <summary>Messages that stopped at it.</summary>
    public int Messages => Failed.Values.Sum();

    /// <summary>Whether it began with the version: who fails now went through with another.</summary>
    public bool BeganWithVersion => Failed.Keys.Any(PassedBefore.Contains);

    /// <summary>
    /// Whether the row is at fault and not those who send: none of those who fail ever got past it, and either they did with another version, or several fail and nobody gets past it.
    /// A single sender that has never been mapped otherwise proves nothing.
    /// </summary>
    public bool IsAtFault => Messages >= Enough && !Failed.Keys.Any(Passed.Contains) && (BeganWithVersion || (Failed.Count > 1 && Passed.IsEmpty));
}
