using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Collects the faults of all files: the author gets the whole list, not the first one.</summary>
internal sealed class FaultList
{
    private readonly List<Issue> issues = [];

    public int Count => issues.Count;

    public void Add(IssueCode code, string at, string reason) => issues.Add(new Issue(code, new SourceLocation(at), reason));

    public void AddAll(IEnumerable<Issue> more) => issues.AddRange(more);

    public ImmutableArray<Issue> ToImmutable() => [.. issues];
}
