using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Collects the faults of all files: the author gets the whole list, not the first one.</summary>
internal sealed class FaultList
{
    private readonly List<Issue> issues = [];
    private readonly HashSet<(string Code, string At)> places = [];

    public int Count => issues.Count;

    public void Add(IssueCode code, string at, string reason)
    {
        issues.Add(new Issue(code, new SourceLocation(at), reason));
        places.Add((code.Id, at));
    }

    /// <summary>Whether this was said of a place already.</summary>
    public bool Has(IssueCode code, string at) => places.Contains((code.Id, at));

    public void AddAll(IEnumerable<Issue> more) => issues.AddRange(more);

    /// <summary>Whether a file has an error so far.</summary>
    public bool HasErrorsIn(string file) => issues.Exists(issue => issue.IsError && issue.At.Path.StartsWith(file, StringComparison.Ordinal) && issue.At.Path.Length > file.Length && issue.At.Path[file.Length] == ':');

    /// <summary>Each fault once: a table that several messages use is checked with each of them.</summary>
    public ImmutableArray<Issue> ToImmutable() => [.. issues.Distinct()];
}
