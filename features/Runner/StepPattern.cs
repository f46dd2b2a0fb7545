using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Gateway.Features.Runner;

/// <summary>A step's pattern: finds its parameters in a text.</summary>
public sealed class StepPattern
{
    private const string Prefix = "p";
    private static readonly Regex Parameter = new(@"\{(?<type>\w*)\}", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
    private static readonly SearchValues<char> OnlyInRegex = SearchValues.Create("^$\\(*+|");
    private readonly Regex regex;
    private readonly bool isExpression;

    /// <exception cref="ArgumentException">No regular expression.</exception>
    /// <exception cref="FormatException">A parameter type that does not exist.</exception>
    public StepPattern(string pattern)
    {
        Text = pattern;
        isExpression = IsExpression(pattern);
        regex = new Regex($"^(?:{(isExpression ? FromExpression(pattern) : pattern)})$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    /// <summary>As its author wrote it.</summary>
    public string Text { get; }

    /// <summary>The parameters in order; null when the text is another step's.</summary>
    public string[]? Match(string text)
    {
        Match match = regex.Match(text);
        return !match.Success ? null
            : isExpression ? [.. Enumerable.Range(0, Parameter.Count(Text)).Select(at => match.Groups[Prefix + at.ToString(CultureInfo.InvariantCulture)].Value)]
            : [.. match.Groups.Values.Skip(1).Where(group => group.Success).Select(group => group.Value)];
    }

    /// <summary>Whether a text is read as an expression: everything outside braces is literal.</summary>
    public static bool IsExpression(string pattern) => !pattern.AsSpan().ContainsAny(OnlyInRegex);

    private static string FromExpression(string pattern)
    {
        var built = new StringBuilder();
        int end = 0, number = 0;
        foreach (Match parameter in Parameter.Matches(pattern))
        {
            built.Append(Regex.Escape(pattern[end..parameter.Index])).Append(ForType(parameter.Groups["type"].Value, Prefix + number++.ToString(CultureInfo.InvariantCulture)));
            end = parameter.Index + parameter.Length;
        }

        return built.Append(Regex.Escape(pattern[end..])).ToString();
    }

    private static string ForType(string type, string name) => type switch
    {
        "int" => $@"(?<{name}>-?\d+)",
        "decimal" or "float" or "double" => $@"(?<{name}>-?\d+(?:\.\d+)?)",
        "word" => $@"(?<{name}>\S+)",
        "string" => $@"(?:""(?<{name}>[^""]*)""|'(?<{name}>[^']*)'|“(?<{name}>[^”]*)”|「(?<{name}>[^」]*)」)",
        "" => $"(?<{name}>.*)",
        _ => throw new FormatException($"There is no parameter type {{{type}}}; there are int, decimal, word, string and {{}}."),
    };
}
