using System.Collections.Immutable;

namespace Gateway.Adapter.Calls.Layout;

/// <summary>How one value is set or asked for.</summary>
/// <param name="Name">The function.</param>
/// <param name="Arguments">What each argument says; no role twice.</param>
/// <param name="Returned">What stands behind <c>=</c>: the value, or nothing of interest (null).</param>
internal sealed record CallPattern(string Name, ImmutableArray<Role> Arguments, Role? Returned)
{
    private static readonly ImmutableArray<Role> Single = [Role.Value, Role.Number];

    /// <summary>Whether one call has the values of all rows.</summary>
    public bool IsColumn => Arguments.Length > 0 && Arguments[^1] is Role.Values or Role.Numbers;

    /// <summary>Whether the value is asked for.</summary>
    public bool IsGetter => Returned is not null;

    /// <summary>Which argument is the value, or the first row's; not used for a getter.</summary>
    public int ValueAt { get; } = Math.Max(0, Arguments.IndexOf(Arguments.FirstOrDefault(role => role is not (Role.Row or Role.Name), Role.Name)));

    /// <summary>Reads <c>put(row, name, value)</c> or <c>getbyname(row, name) = value</c>; null when it is none.</summary>
    public static CallPattern? Of(string text)
    {
        int open = text.IndexOf('(', StringComparison.Ordinal), close = text.IndexOf(')', StringComparison.Ordinal);
        if (open <= 0 || close < open || !CallsLayout.IsCallName(text[..open]))
        {
            return null;
        }

        string behind = text[(close + 1)..].Trim();
        Role? returned = behind.StartsWith('=') ? RoleOf(behind[1..]) : null;
        if (behind.Length > 0 && (returned is null || !Single.Contains(returned.Value)))
        {
            return null;
        }

        Role?[] roles = [.. text[(open + 1)..close].Split(',').Select(RoleOf)];
        return roles.Contains(null) ? null : Checked(new CallPattern(text[..open], [.. roles.Select(role => role!.Value)], returned)); // null was answered
    }

    public bool Has(Role role) => Arguments.Contains(role);

    private static CallPattern? Checked(CallPattern pattern)
    {
        int values = pattern.Arguments.Count(role => role is not (Role.Row or Role.Name)) + (pattern.IsGetter ? 1 : 0);
        bool isEach = pattern.Arguments.Distinct().Count() == pattern.Arguments.Length;
        bool endsInColumn = !pattern.Arguments.SkipLast(1).Any(role => role is Role.Values or Role.Numbers);
        return values == 1 && isEach && endsInColumn && pattern.Has(Role.Name) && !(pattern.IsColumn && pattern.Has(Role.Row)) ? pattern : null;
    }

    private static Role? RoleOf(string word) => word.Trim() switch
    {
        "row" => Role.Row,
        "name" => Role.Name,
        "value" => Role.Value,
        "number" => Role.Number,
        "values" => Role.Values,
        "numbers" => Role.Numbers,
        _ => null,
    };
}
