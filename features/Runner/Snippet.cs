using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Gateway.Features.Runner;

/// <summary>C# for a step that has none yet, ready to paste into a class marked <c>[Binding]</c>.</summary>
public static class Snippet
{
    private const string Quoted = "\"[^\"]*\"|“[^”]*”|「[^」]*」";
    private static readonly Regex Values = new($@"{Quoted}|(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])", RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>For example <c>[When("a sender sends {int} files")] public Task WhenASenderSendsFiles(int number1) => throw new PendingStepException();</c>.</summary>
    public static string For(Step step)
    {
        bool expression = StepPattern.IsExpression(step.Text);
        StringBuilder pattern = new(), name = new(step.Kind?.ToString() ?? "Step");
        var parameters = new List<string>();
        int end = 0;
        foreach (Match value in Values.Matches(step.Text))
        {
            (string type, string inExpression, string inRegex) = Parameter(value.Value);
            Append(step.Text[end..value.Index]);
            pattern.Append(expression ? inExpression : inRegex);
            parameters.Add($"{type} value{(parameters.Count + 1).ToString(CultureInfo.InvariantCulture)}");
            end = value.Index + value.Length;
        }

        Append(step.Text[end..]);
        parameters.AddRange(step.Table is not null ? ["Table table"] : step.DocString is not null ? ["string text"] : Array.Empty<string>());
        return $"""
            [{step.Kind?.ToString() ?? "StepDefinition"}({(expression ? $"\"{pattern}\"" : $"@\"^{pattern.Replace("\"", "\"\"")}$\"")})]
            public Task {name}({string.Join(", ", parameters)}) => throw new PendingStepException();
            """;

        void Append(string text)
        {
            pattern.Append(expression ? text : Regex.Escape(text).Replace("\\ ", " ", StringComparison.Ordinal));
            foreach (Match word in Regex.Matches(text, @"[\p{L}\p{N}]+", RegexOptions.None, TimeSpan.FromSeconds(1)))
            {
                name.Append(char.ToUpperInvariant(word.Value[0])).Append(word.Value.AsSpan(1));
            }
        }
    }

    private static (string Type, string InExpression, string InRegex) Parameter(string value) => value switch
    {
        _ when !char.IsAsciiDigit(value[^1]) => ("string", "{string}", $"{value[0]}([^{value[^1]}]*){value[^1]}"),
        _ when value.Contains('.', StringComparison.Ordinal) => ("decimal", "{decimal}", @"(-?\d+\.\d+)"),
        _ => ("int", "{int}", @"(-?\d+)"),
    };
}
