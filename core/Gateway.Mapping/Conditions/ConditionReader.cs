using System.Diagnostics;

namespace Gateway.Mapping;

/// <summary>Compiles conditions to predicates.</summary>
internal static class ConditionReader
{
    public static Predicate<RowScope> Compile(Condition condition) => condition switch
    {
        Condition.Exists exists => Exists(exists),
        Condition.Compare compare => Compare(compare),
        Condition.In among => In(among),
        Condition.Not not => Not(Compile(not.Inner)),
        Condition.And and => And(Compile(and.Left), Compile(and.Right)),
        Condition.Or or => Or(Compile(or.Left), Compile(or.Right)),
        _ => throw new UnreachableException(),
    };

    /// <summary>Whether a comparison holds: as numbers where both are numbers, else by code point.</summary>
    public static bool Holds(string? left, string relation, string right)
    {
        if (left is null)
        {
            return relation == "!=";
        }

        bool areNumbers = DecimalText.TryRead(left, out decimal leftNumber) & DecimalText.TryRead(right, out decimal rightNumber);
        int order = areNumbers && relation is not ("=" or "!=") ? leftNumber.CompareTo(rightNumber) : string.CompareOrdinal(left, right);
        return relation switch
        {
            "=" => order == 0,
            "!=" => order != 0,
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };
    }

    private static Predicate<RowScope> Exists(Condition.Exists exists)
    {
        // A group exists although it has no text, so a path in a record asks for the node.
        if (exists.Source is SourceExpression.Field { Path: var path })
        {
            return scope => path.First(scope.StartOf(path)).Presence == Contract.Presence.Valued;
        }

        ReadStep read = SourceReader.One(exists.Source);
        return scope => TextOf(read, scope) is not null;
    }

    private static Predicate<RowScope> Compare(Condition.Compare compare)
    {
        (ReadStep read, string relation, string value) = (SourceReader.One(compare.Source), compare.Operator, compare.Value);
        return scope => Holds(TextOf(read, scope), relation, value);
    }

    private static Predicate<RowScope> In(Condition.In among)
    {
        ReadStep read = SourceReader.One(among.Source);
        HashSet<string> values = [.. among.Values];
        return scope => TextOf(read, scope) is { } text && values.Contains(text);
    }

    private static Predicate<RowScope> Not(Predicate<RowScope> inner) => scope => !inner(scope);

    private static Predicate<RowScope> And(Predicate<RowScope> left, Predicate<RowScope> right) => scope => left(scope) && right(scope);

    private static Predicate<RowScope> Or(Predicate<RowScope> left, Predicate<RowScope> right) => scope => left(scope) || right(scope);

    private static string? TextOf(ReadStep read, RowScope scope)
    {
        var flow = default(Flow);
        read(scope, ref flow);
        return flow.Text;
    }
}
