using System.Globalization;

namespace Gateway.Mapping;

/// <summary>Transforms between one value and many. A pipe that begins with one that takes many reads every value that its source finds.</summary>
internal static class ListTransforms
{
    public static Transform[] All { get; } =
    [
        new("split", Shape.One, Shape.Many, "SEPARATOR", "Cuts a text into its parts.", new("split ;", "a;b", "a;b"), Split),
        new("part", Shape.Many, Shape.One, "NUMBER", "One of many, from 1; nothing where there are fewer.", new("part 2", "a;b", "b"), Part),
        new("first", Shape.Many, Shape.One, "", "The first of many.", new("first", "a;b", "a"), call => Fold(call, items => items.Count == 0 ? "" : items[0], "")),
        new("last", Shape.Many, Shape.One, "", "The last of many.", new("last", "a;b", "b"), call => Fold(call, items => items.Count == 0 ? "" : items[^1], "")),
        new("count", Shape.Many, Shape.One, "", "How many there are.", new("count", "a;b", "2"), call => Fold(call, items => items.Count.ToString(CultureInfo.InvariantCulture), "")),
        new("sum", Shape.Many, Shape.One, "", "The sum of many numbers; 0 of none.", new("sum", "1.50;2", "3.50"), call => Fold(call, Sum, "Expected numbers to add.")),
        new("join", Shape.Many, Shape.One, "SEPARATOR", "Many as one text.", new("join ,", "a;b", "a,b"), call => call.Rest is var separator ? Steps.Fold(items => string.Join(separator, items), "") : null),
    ];

    private static TransformStep? Fold(TransformArguments call, Func<List<string>, string?> fold, string expected) =>
        call.Count == 0 ? Steps.Fold(fold, expected) : call.Fail("It takes no arguments.");

    private static TransformStep? Split(TransformArguments call)
    {
        string separator = call.Rest;
        return separator.Length == 0 ? call.Fail("Expected a separator.") : (ref Flow flow, RowScope _) =>
        {
            flow.Items = flow.Text is null ? [] : [.. flow.Text.Split(separator)];
            flow.Text = null;
        };
    }

    private static TransformStep? Part(TransformArguments call)
    {
        int number = call.Whole(0, 1, 1_000);
        return Steps.Fold(items => number <= items.Count ? items[number - 1] : "", "");
    }

    private static string? Sum(List<string> items)
    {
        decimal sum = 0;
        foreach (string item in items)
        {
            if (!DecimalText.TryRead(item, out decimal number) || Math.Abs(number) > 1_000_000_000_000_000m)
            {
                return null;
            }

            sum += number;
        }

        return sum.ToString(CultureInfo.InvariantCulture);
    }
}
