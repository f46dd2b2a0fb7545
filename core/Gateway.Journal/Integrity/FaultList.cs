using System.Collections.Immutable;

namespace Gateway.Journal;

/// <summary>What a verification found: sentences, a hundred at most.</summary>
internal sealed class FaultList
{
    /// <summary>More than these are not told.</summary>
    public const int Most = 100;

    private readonly ImmutableArray<string>.Builder faults = ImmutableArray.CreateBuilder<string>();

    public bool IsEmpty => faults.Count == 0;

    public void Add(string sentence)
    {
        if (faults.Count < Most)
        {
            faults.Add(sentence);
        }
    }

    public ImmutableArray<string> All() => faults.ToImmutable();
}
