using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Reads <c>source</c> cells and the paths inside conditions.</summary>
/// <param name="kind">Which way the table maps.</param>
/// <param name="model">The canonical model.</param>
/// <param name="continues">Path of the current element, for paths that begin with a dot; null where no each walks the canonical message.</param>
internal sealed partial class SourceParser(TableKind kind, ElementModel model, BoundPath? continues)
{
    private static readonly string[] OutcomeNames = ["status", "code", "text", "path", "message-id", "party", "advice", "evidence"];

    private static readonly Dictionary<TableKind, string[]> Prefixes = new()
    {
        [TableKind.Message] = ["institution", "ref"],
        [TableKind.Platform] = ["fact", "institution"],
        [TableKind.Answer] = ["ref"],
        [TableKind.Reply] = ["request", "answer", "canonical", "fact", "outcome", "institution"],
    };

    /// <summary>Told of every place that is named; null for nobody.</summary>
    public Action<SourceExpression>? OnNamed { get; init; }

    /// <summary>Which way the table maps.</summary>
    public TableKind Kind => kind;

    /// <summary>Reads one source.</summary>
    /// <param name="reason">What was expected; null when the result is true.</param>
    public bool TryParse(string text, [NotNullWhen(true)] out SourceExpression? source, [NotNullWhen(false)] out string? reason)
    {
        ImmutableArray<(bool, SourceExpression)>.Builder terms = ImmutableArray.CreateBuilder<(bool, SourceExpression)>();
        source = null;
        foreach ((bool isMinus, string part) in Terms(text))
        {
            if (!TryParseTerm(part, out SourceExpression? term, out reason))
            {
                return false;
            }

            OnNamed?.Invoke(term);
            terms.Add((isMinus, term));
        }

        reason = null;
        source = terms.Count == 1 ? terms[0].Item2 : new SourceExpression.Sum(terms.ToImmutable());
        return true;
    }

    private static IEnumerable<(bool IsMinus, string Text)> Terms(string text)
    {
        (int start, int depth, bool isMinus, bool isQuoted) = (0, 0, false, false);
        for (int at = 0; at < text.Length; at++)
        {
            isQuoted ^= text[at] == '\'';
            depth += text[at] switch { '[' when !isQuoted => 1, ']' when !isQuoted => -1, _ => 0 };
            if (!isQuoted && depth == 0 && at + 2 < text.Length && text[at] == ' ' && text[at + 1] is '+' or '-' && text[at + 2] == ' ')
            {
                yield return (isMinus, text[start..at].Trim());
                (isMinus, start) = (text[at + 1] == '-', at + 3);
            }
        }

        yield return (isMinus, text[start..].Trim());
    }

    private bool TryParseTerm(string text, [NotNullWhen(true)] out SourceExpression? source, [NotNullWhen(false)] out string? reason)
    {
        (source, reason) = (null, null);
        if (text.Length == 0)
        {
            reason = "Expected a path or a quoted text.";
        }
        else if (text[0] == '\'')
        {
            reason = text.Length > 1 && text[^1] == '\'' ? null : "Expected a closing quote.";
            source = reason is null ? new SourceExpression.Literal(text[1..^1]) : null;
        }
        else
        {
            Match prefixed = Prefixed().Match(text);
            source = prefixed.Success ? Place(prefixed.Groups["prefix"].Value, prefixed.Groups["rest"].Value, out reason) : Plain(text, out reason);
        }

        reason = source is null ? reason ?? "Expected a path or a quoted text." : null;
        return source is not null;
    }

    private SourceExpression? Plain(string text, out string? reason) => kind switch
    {
        TableKind.Message or TableKind.Answer => Field(text, out reason),
        TableKind.Platform => Element(text, inAnswer: false, out reason),
        _ when text[0] == '.' && (text.Length == 1 || text[1] is '/' or '.') => Field(text, out reason),
        _ when text[0] == '.' => Element(text, inAnswer: false, out reason),
        _ => Unprefixed(out reason),
    };

    private static SourceExpression? Unprefixed(out string? reason)
    {
        reason = $"Expected one of {string.Join(", ", Prefixes[TableKind.Reply].Select(prefix => prefix + ":"))} or a quoted text.";
        return null;
    }

    private SourceExpression? Place(string prefix, string rest, out string? reason)
    {
        reason = null;
        if (!Prefixes[kind].Contains(prefix))
        {
            reason = $"Expected one of {string.Join(", ", Prefixes[kind].Select(name => name + ":"))} instead of '{prefix}:'.{NearestName.Hint(prefix, Prefixes[kind])}";
            return null;
        }

        switch (prefix)
        {
            case "fact":
                return new SourceExpression.Fact(rest);
            case "institution":
                return new SourceExpression.InstitutionFact(rest);
            case "outcome":
                reason = OutcomeNames.Contains(rest) ? null : $"Expected outcome:{string.Join(", outcome:", OutcomeNames)}.{NearestName.Hint(rest, OutcomeNames)}";
                return reason is null ? new SourceExpression.OutcomeFact(rest) : null;
            case "ref":
                return Reference(rest, out reason);
            case "request":
                return Field(rest, out reason);
            default:
                return Element(rest, prefix == "answer", out reason);
        }
    }

    private static SourceExpression.Field? Field(string text, out string? reason) =>
        SourcePath.TryParse(text, out SourcePath? path, out reason) ? new SourceExpression.Field(path) : null;

    private SourceExpression? Element(string text, bool inAnswer, out string? reason)
    {
        Match join = JoinedPath().Match(text);
        if (join.Success)
        {
            return Joined(join.Groups["type"].Value, join.Groups["slice"].Value, join.Groups["rest"].Value, out reason);
        }

        if (!model.TryBind(text, continues, out BoundPath? path, out PathFault? fault))
        {
            reason = fault.Reason;
            return null;
        }

        reason = path.Kind is LeafKind.Primitive or LeafKind.Coding ? null : $"Expected a path to a value: '{path.Definition}' has elements below.";
        return reason is null ? new SourceExpression.Element(path, inAnswer) : null;
    }

    private SourceExpression.Joined? Joined(string type, string slice, string rest, out string? reason)
    {
        BoundPath? key = null;
        bool isBound = model.TryBind($"{type}[]{rest}", null, out BoundPath? path, out PathFault? fault)
            && model.TryBind($"{type}.identifier[{slice}].value", null, out key, out fault);
        reason = fault?.Reason;
        return isBound ? new SourceExpression.Joined(path!, key!) : null; // both were bound
    }

    private SourceExpression.Reference? Reference(string text, out string? reason)
    {
        if (!model.TryBind(text, null, out BoundPath? path, out PathFault? fault))
        {
            reason = fault.Reason;
            return null;
        }

        reason = path.Steps.IsEmpty ? null : "Expected a resource alone: ref:Patient, ref:Condition#main or ref:ChargeItem[].";
        return reason is null ? new SourceExpression.Reference(path.Written.Type!, path.Written.Label, path.Written.IsMany) : null; // no continues, so it has a type
    }

    [GeneratedRegex("^(?<prefix>[a-z]+):(?<rest>.+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: -1)]
    private static partial Regex Prefixed();

    [GeneratedRegex(@"^(?<type>[A-Za-z]+)\[@(?<slice>[A-Za-z0-9_-]+)\](?<rest>\..+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: -1)]
    private static partial Regex JoinedPath();
}
