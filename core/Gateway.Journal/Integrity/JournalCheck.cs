using System.Collections.Immutable;

namespace Gateway.Journal;

/// <summary>What a walk through the whole journal found.</summary>
/// <param name="Facts">Rows of the log that were read.</param>
/// <param name="Head">The last link of the chain as hex: whoever noted it earlier can tell that nothing before it was changed.</param>
/// <param name="Faults">Each one a sentence that names the row; empty when everything agrees. At most 100.</param>
public sealed record JournalCheck(long Facts, string Head, ImmutableArray<string> Faults)
{
    /// <summary>Whether everything agrees.</summary>
    public bool IsSound => Faults.IsEmpty;
}
