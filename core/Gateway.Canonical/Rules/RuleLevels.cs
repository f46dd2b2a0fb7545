using System.Collections.Frozen;
using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Canonical;

/// <summary>What one institution makes of the rules: refuse, warn or off by code; the default for all others.</summary>
/// <param name="own">What <c>institution.yaml</c> says, by code.</param>
public sealed class RuleLevels(IEnumerable<KeyValuePair<string, RuleLevel>> own)
{
    private readonly FrozenDictionary<string, RuleLevel> levels = RuleCatalog.All.Select(entry => KeyValuePair.Create(entry.Code.Id, entry.Default))
        .Concat(own).GroupBy(pair => pair.Key, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal);

    /// <summary>The defaults.</summary>
    public static RuleLevels Default { get; } = new([]);

    /// <summary>The level of a code; null for what is no rule's.</summary>
    public RuleLevel? Of(IssueCode code) => levels.TryGetValue(code.Id, out RuleLevel level) ? level : null;

    /// <summary>Drops what is off; gives the others the severity that the level wants.</summary>
    public ImmutableArray<Issue> Apply(IEnumerable<Issue> issues) => [.. issues.Select(Judged).OfType<Issue>()];

    private Issue? Judged(Issue issue) => Of(issue.Code) switch
    {
        RuleLevel.Off => null,
        RuleLevel.Warn when issue.IsError => issue with { Code = issue.Code with { Severity = Severity.Warning } },
        RuleLevel.Refuse when !issue.IsError => issue with { Code = issue.Code with { Severity = Severity.Error } },
        _ => issue,
    };
}
