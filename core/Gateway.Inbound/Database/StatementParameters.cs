using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Gateway.Inbound.Database;

/// <summary>Which <c>@NAME</c> a statement takes. Those inside texts, quoted names and comments are none.</summary>
internal static partial class StatementParameters
{
    public static ImmutableArray<string> Of(string sql) =>
        [.. Pattern().Matches(sql).Select(match => match.Groups["name"]).Where(name => name.Success).Select(name => name.Value).Distinct(StringComparer.OrdinalIgnoreCase)];

    [GeneratedRegex("""'(?:[^']|'')*'|"[^"]*"|--[^\r\n]*|/\*.*?\*/|@@\w+|@(?<name>[\p{L}_][\p{L}\p{N}_]*)""", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
