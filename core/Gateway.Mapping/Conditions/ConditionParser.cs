using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Gateway.Mapping;

/// <summary>
/// Reads conditions: <c>path = 'x'</c>, <c>!=</c>, <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c>, <c>&gt;=</c>, <c>exists path</c>, <c>path in ('a', 'b')</c>,
/// joined by <c>and</c>, <c>or</c>, <c>not</c> and round brackets; <c>and</c> binds closer than <c>or</c>.
/// </summary>
internal sealed class ConditionParser
{
    private static readonly string[] Operators = ["=", "!=", "<", "<=", ">", ">="];
    private readonly SourceParser sources;
    private readonly List<string> tokens;
    private string? fault;
    private int at;

    private ConditionParser(List<string> tokens, SourceParser sources) => (this.tokens, this.sources) = (tokens, sources);

    private string Next => at < tokens.Count ? tokens[at] : "";

    /// <summary>Reads a condition.</summary>
    /// <param name="reason">What was expected; null when the result is true.</param>
    public static bool TryParse(string text, SourceParser sources, [NotNullWhen(true)] out Condition? condition, [NotNullWhen(false)] out string? reason)
    {
        var parser = new ConditionParser(ConditionTokens.Of(text), sources);
        condition = parser.Either();
        reason = parser.fault ?? (parser.at < parser.tokens.Count ? $"Expected 'and', 'or' or the end before '{parser.Next}'." : null);
        condition = reason is null ? condition : null;
        return condition is not null;
    }

    private Condition? Either()
    {
        Condition? left = Both();
        while (left is not null && Take("or"))
        {
            left = Both() is { } right ? new Condition.Or(left, right) : null;
        }

        return left;
    }

    private Condition? Both()
    {
        Condition? left = Term();
        while (left is not null && Take("and"))
        {
            left = Term() is { } right ? new Condition.And(left, right) : null;
        }

        return left;
    }

    private Condition? Term()
    {
        if (Take("not"))
        {
            return Term() is { } inner ? new Condition.Not(inner) : null;
        }

        if (Take("("))
        {
            Condition? inner = Either();
            return inner is null || Take(")") ? inner : Fail("Expected ')'.");
        }

        if (Take("exists"))
        {
            return Source() is { } place ? new Condition.Exists(place) : null;
        }

        return Source() is { } source ? Comparison(source) : null;
    }

    private Condition? Comparison(SourceExpression source)
    {
        if (Take("in"))
        {
            return Take("(") ? Members(source) : Fail("Expected '(' after 'in'.");
        }

        string relation = Next;
        if (!Operators.Contains(relation))
        {
            return Fail($"Expected one of {string.Join(' ', Operators)} or 'in' {(relation.Length == 0 ? "at the end" : $"instead of '{relation}'")}.");
        }

        at++;
        return Value() is { } value ? new Condition.Compare(source, relation, value) : null;
    }

    private Condition? Members(SourceExpression source)
    {
        ImmutableArray<string>.Builder values = ImmutableArray.CreateBuilder<string>();
        do
        {
            if (Value() is not { } value)
            {
                return null;
            }

            values.Add(value);
        }
        while (Take(","));

        return Take(")") ? new Condition.In(source, values.ToImmutable()) : Fail("Expected ')'.");
    }

    private SourceExpression? Source()
    {
        string text = Next;
        at++;
        if (sources.TryParse(text, out SourceExpression? source, out string? reason))
        {
            return source;
        }

        Fail(reason);
        return null;
    }

    private string? Value()
    {
        string text = Next;
        at++;
        if (text.Length >= 2 && text[0] == '\'' && text[^1] == '\'')
        {
            return text[1..^1];
        }

        if (DecimalText.TryRead(text, out _))
        {
            return text;
        }

        Fail("Expected a quoted text or a number.");
        return null;
    }

    private bool Take(string token)
    {
        bool isThere = Next == token;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private Condition? Fail(string reason)
    {
        fault ??= reason;
        return null;
    }
}
