using System.Globalization;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Whether two conditions may hold for one message: tries every combination of the values that they speak of.</summary>
internal static class Overlap
{
    private const int MostCombinations = 20_000;
    private const string Status = "outcome status";
    private const string Code = "outcome code";

    /// <summary>Whether both may hold; null conditions always hold.</summary>
    /// <returns>False only when they surely exclude each other, or when there are too many combinations to try.</returns>
    public static bool IsPossible(Condition? left, Condition? right)
    {
        Condition? both = left is null ? right : right is null ? left : new Condition.And(left, right);
        if (both is null || left == right)
        {
            return true;
        }

        var values = new Dictionary<string, List<string?>>(StringComparer.Ordinal);
        Collect(both, values);
        string[] places = [.. values.Keys];
        long combinations = values.Values.Aggregate(1L, (product, all) => Math.Min(product * all.Count, int.MaxValue));
        return combinations <= MostCombinations && Try(both, places, values, 0, new Dictionary<string, string?>(StringComparer.Ordinal));
    }

    private static bool Try(Condition condition, string[] places, Dictionary<string, List<string?>> values, int at, Dictionary<string, string?> chosen)
    {
        if (at == places.Length)
        {
            return CanBe(chosen) && Holds(condition, chosen);
        }

        foreach (string? value in values[places[at]])
        {
            chosen[places[at]] = value;
            if (Try(condition, places, values, at + 1, chosen))
            {
                return true;
            }
        }

        return false;
    }

    // What was accepted has no error code; what has a part is there itself.
    private static bool CanBe(Dictionary<string, string?> chosen) =>
        (chosen.GetValueOrDefault(Status) != "accepted" || chosen.GetValueOrDefault(Code) is null)
        && !chosen.Any(place => place.Value is null && chosen.Any(part => part.Value is not null && part.Key.StartsWith(place.Key + "/", StringComparison.Ordinal)));

    private static bool Holds(Condition condition, Dictionary<string, string?> chosen) => condition switch
    {
        Condition.Exists exists => chosen[Place(exists.Source)] is not null,
        Condition.Compare compare => ConditionReader.Holds(chosen[Place(compare.Source)], compare.Operator, compare.Value),
        Condition.In among => chosen[Place(among.Source)] is { } text && among.Values.Contains(text),
        Condition.Not not => !Holds(not.Inner, chosen),
        Condition.And and => Holds(and.Left, chosen) && Holds(and.Right, chosen),
        Condition.Or or => Holds(or.Left, chosen) || Holds(or.Right, chosen),
        _ => true,
    };

    private static void Collect(Condition condition, Dictionary<string, List<string?>> values)
    {
        switch (condition)
        {
            case Condition.Exists exists:
                Note(exists.Source, [], values);
                break;
            case Condition.Compare compare:
                Note(compare.Source, Around(compare.Value), values);
                break;
            case Condition.In among:
                Note(among.Source, [.. among.Values], values);
                break;
            case Condition.Not not:
                Collect(not.Inner, values);
                break;
            case Condition.And and:
                Collect(and.Left, values);
                Collect(and.Right, values);
                break;
            case Condition.Or or:
                Collect(or.Left, values);
                Collect(or.Right, values);
                break;
        }
    }

    private static void Note(SourceExpression source, string[] more, Dictionary<string, List<string?>> values)
    {
        string place = Place(source);
        if (!values.TryGetValue(place, out List<string?>? all))
        {
            values.Add(place, all = [null, "\u0001 any other"]);
        }

        all.AddRange(more.Where(value => !all.Contains(value)));
    }

    private static string[] Around(string value) => DecimalText.TryRead(value, out decimal number) && Math.Abs(number) < 1_000_000_000_000m
        ? [value, (number - 1).ToString(CultureInfo.InvariantCulture), (number + 1).ToString(CultureInfo.InvariantCulture)]
        : [value];

    private static string Place(SourceExpression source) => source switch
    {
        SourceExpression.Field field => "field " + field.Path.Text,
        SourceExpression.Element element => $"element {element.InAnswer} {element.Path.Written.Text}",
        SourceExpression.Joined joined => $"joined {joined.Path.Written.Text} {joined.Key.Written.Text}",
        SourceExpression.OutcomeFact fact => "outcome " + fact.Name,
        _ => source.ToString(),
    };
}
