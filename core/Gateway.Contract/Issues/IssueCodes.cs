using System.Collections.Frozen;
using System.Reflection;

namespace Gateway.Contract;

/// <summary>The one table of issue codes. Each part of this class holds one step's codes; ids are unique across all parts.</summary>
public static partial class IssueCodes
{
    private static readonly Lazy<FrozenDictionary<string, IssueCode>> ById = new(() =>
        typeof(IssueCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null)).OfType<IssueCode>().ToFrozenDictionary(code => code.Id, StringComparer.Ordinal));

    /// <summary>Every code, by id.</summary>
    public static IReadOnlyDictionary<string, IssueCode> All => ById.Value;

    private static IssueCode Error(string id, string english, string chinese) => new(id, Severity.Error, english, chinese);

    private static IssueCode Warning(string id, string english, string chinese) => new(id, Severity.Warning, english, chinese);
}
