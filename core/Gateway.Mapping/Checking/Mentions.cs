using Gateway.Contract;
using Gateway.Canonical;

namespace Gateway.Mapping;

/// <summary>The places that a row names beside its target: source, condition, arguments of transforms.</summary>
internal static class Mentions
{
    /// <summary>Each place with the column that names it.</summary>
    public static IEnumerable<(string Column, SourceExpression Source)> Of(CheckedRow row, TableKind kind)
    {
        foreach (SourceExpression source in Terms(row.Value.Source))
        {
            yield return ("source", source);
        }

        var sources = new SourceParser(kind, ElementModel.Default, EachParser.ContinuesOf(row.Levels));
        foreach (SourceExpression source in ConditionOf(row, sources) is { } condition ? Of(condition) : [])
        {
            yield return ("when", source);
        }

        foreach (string argument in row.Calls.Where(call => call.StartsWith("concat ", StringComparison.Ordinal)).SelectMany(call => TransformArguments.Words(call[7..])))
        {
            if (sources.TryParse(argument, out SourceExpression? source, out _))
            {
                yield return ("transform", source);
            }
        }
    }

    /// <summary>The row's condition; null where there is none.</summary>
    public static Condition? ConditionOf(CheckedRow row, SourceParser sources) =>
        row.Row["when"] is { Length: > 0 } text && ConditionParser.TryParse(text, sources, out Condition? condition, out _) ? condition : null;

    /// <summary>The places of a condition.</summary>
    public static IEnumerable<SourceExpression> Of(Condition condition) => condition switch
    {
        Condition.Exists exists => Terms(exists.Source),
        Condition.Compare compare => Terms(compare.Source),
        Condition.In among => Terms(among.Source),
        Condition.Not not => Of(not.Inner),
        Condition.And and => Of(and.Left).Concat(Of(and.Right)),
        Condition.Or or => Of(or.Left).Concat(Of(or.Right)),
        _ => [],
    };

    public static IEnumerable<SourceExpression> Terms(SourceExpression source) =>
        source is SourceExpression.Sum sum ? sum.Terms.Select(term => term.Term) : [source];
}
