using System.Collections.Immutable;

namespace Gateway.Contract;

/// <summary>Faults found so far. A message that is wrong everywhere fills it once and no further.</summary>
public sealed class IssueList
{
    /// <summary>Faults that are kept; the next one is only mentioned.</summary>
    public const int Limit = 100;

    private readonly ImmutableArray<Issue>.Builder found = ImmutableArray.CreateBuilder<Issue>();

    /// <summary>Whether further faults would not be kept: the time to stop looking.</summary>
    public bool IsFull => found.Count > Limit;

    /// <summary>Whether one of them is an error.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Adds a fault, while there is room.</summary>
    public void Add(Issue issue)
    {
        if (IsFull)
        {
            return;
        }

        HasErrors |= issue.IsError || found.Count == Limit;
        found.Add(found.Count < Limit ? issue : new Issue(IssueCodes.LimitExceeded, issue.At, $"Only the first {Limit} faults are named."));
    }

    /// <summary>The faults, in the order they were found.</summary>
    public ImmutableArray<Issue> ToImmutable() => found.ToImmutable();
}
