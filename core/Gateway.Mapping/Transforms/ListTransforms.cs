using System.Globalization;

namespace Gateway.Mapping;

/// <summary>Transforms between one value and many. A pipe that begins with one that takes many reads every value that its source finds.</summary>
internal static class ListTransforms
{
    private const string ProductsExpected = "Expected as many numbers in one list as in the other, none of them empty.";

    private const string KindsExpected = "Expected as many values in the other list as there are numbers.";

    public static Transform[] All { get; } =
    [
        new()
        {
            Name = "split", Gives = Shape.Many, Arguments = [new("SEPARATOR", ArgumentKind.Text)],
            English = "Cuts a text into its parts.", Chinese = "按分隔符拆成多个值。",
            Examples = [new("split ;", "a;b", "a;b"), new("split ' ' | last", "a b c", "c")], Refusals = [new("split | last", null, "Expected a separator.")],
            Compile = Split,
        },
        new()
        {
            Name = "part", Takes = Shape.Many, Arguments = [new("NUMBER", ArgumentKind.Whole)],
            English = "One of many, from 1; nothing where there are fewer.", Chinese = "取第几个（从 1 数），没有则视为没有值。",
            Examples = [new("part 2", "a;b", "b"), new("part 3", "a;b", null)], Refusals = [new("part 0", null, "Expected a whole number from 1 to 1000."), new("trim | part 1", null, TransformPipe.ManyNeeded)],
            Compile = Part,
        },
        new()
        {
            Name = "first", Takes = Shape.Many,
            English = "The first of many.", Chinese = "取第一个。",
            Examples = [new("first", "a;b", "a")], Refusals = [new("first 1", null, TransformArguments.NoneTaken)],
            Compile = Steps.PlainFold(items => items.Count == 0 ? "" : items[0]),
        },
        new()
        {
            Name = "last", Takes = Shape.Many,
            English = "The last of many.", Chinese = "取最后一个。",
            Examples = [new("last", "a;b", "b")], Refusals = [new("last 1", null, TransformArguments.NoneTaken)],
            Compile = Steps.PlainFold(items => items.Count == 0 ? "" : items[^1]),
        },
        new()
        {
            Name = "count", Takes = Shape.Many, Makes = ValueKind.Number,
            English = "How many there are.", Chinese = "计数。",
            Examples = [new("count", "a;b", "2")], Refusals = [new("count a", null, TransformArguments.NoneTaken)],
            Compile = Steps.PlainFold(items => items.Count.ToString(CultureInfo.InvariantCulture)),
        },
        new()
        {
            Name = "sum", Takes = Shape.Many, Reads = ValueKind.Number, Makes = ValueKind.Number,
            English = "The sum of many numbers; 0 of none.", Chinese = "求和；一个都没有时为 0。",
            Examples = [new("sum", "1.50;2;-0.5", "3.00")], Refusals = [new("sum", "1;x", DecimalText.AddableExpected)],
            Compile = Steps.PlainFold(Sum, DecimalText.AddableExpected),
        },
        new()
        {
            Name = "sumproduct", Takes = Shape.Many, Reads = ValueKind.Number, Makes = ValueKind.Number, Arguments = [new("SOURCE", ArgumentKind.Source)],
            English = "Each number times the one at the same place of another list, added up: prices and quantities give the total.", Chinese = "两列数逐个相乘再求和：单价与数量得总额。",
            Examples = [new("sumproduct '3'", "2.50", "7.50")], Refusals = [new("sumproduct '3'", "1;2", ProductsExpected), new("sumproduct", null, "Expected another place with as many numbers.")],
            Compile = SumProduct,
        },
        new()
        {
            Name = "sumwhere", Takes = Shape.Many, Reads = ValueKind.Number, Makes = ValueKind.Number, Arguments = [new("SOURCE", ArgumentKind.Source), new("TEXT", ArgumentKind.Text, Repeats: true)],
            English = "The sum of those numbers for which the value at the same place of another list is one of the texts; 0 of none.", Chinese = "只加另一列同一位置为所列文本之一的数；一个都没有时为 0。",
            Examples = [new("sumwhere 'a' a", "2.50", "2.50"), new("sumwhere 'a' b c", "2.50", "0")], Refusals = [new("sumwhere 'a' a", "1;2", KindsExpected), new("sumwhere 'a'", null, "Expected another place, and at least one text.")],
            Compile = SumWhere,
        },
        new()
        {
            Name = "join", Takes = Shape.Many, Arguments = [new("SEPARATOR", ArgumentKind.Text, IsOptional: true)],
            English = "Many as one text.", Chinese = "用分隔符连成一个文本。",
            Examples = [new("join ,", "a;b", "a,b"), new("join", "a;b", "ab")], Refusals = [new("trim | join ,", null, TransformPipe.ManyNeeded)],
            Compile = call => call.Rest is var separator ? Steps.Fold(items => string.Join(separator, items), "") : null,
        },
    ];

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

    private static TransformStep? SumProduct(TransformArguments call)
    {
        if (call.Count != 1)
        {
            return call.Fail("Expected another place with as many numbers.");
        }

        return call.Sources(0) is not { } others ? null : (ref Flow flow, RowScope scope) =>
        {
            if (flow.Fault is not null || flow.Items is null or { Count: 0 })
            {
                flow.Items = null;
                return; // nothing times anything is nothing
            }

            var other = default(Flow);
            others(scope, ref other);
            string? sum = other.Fault is null ? SumProduct(flow.Items, other.Items ?? []) : null;
            flow.Fault = other.Fault ?? (sum is null ? ProductsExpected : null);
            (flow.Text, flow.Items) = (sum, null);
        };
    }

    private static TransformStep? SumWhere(TransformArguments call)
    {
        HashSet<string> texts = [.. call.AllWords.Skip(1)];
        if (texts.Count == 0)
        {
            return call.Fail("Expected another place, and at least one text.");
        }

        return call.Sources(0) is not { } others ? null : (ref Flow flow, RowScope scope) =>
        {
            if (flow.Fault is not null || flow.Items is not { Count: > 0 } numbers)
            {
                flow.Items = null;
                return; // of nothing there is no sum
            }

            var other = default(Flow);
            others(scope, ref other);
            List<string> kinds = other.Items ?? [];
            bool isPaired = other.Fault is null && (kinds.Count == 0 || numbers.Count == kinds.Count); // nobody says of what kind: none is of these
            string? sum = isPaired ? Sum([.. numbers.Where((_, at) => kinds.Count > 0 && texts.Contains(kinds[at]))]) : null;
            flow.Fault = other.Fault ?? (isPaired ? sum is null ? DecimalText.AddableExpected : null : KindsExpected);
            (flow.Text, flow.Items) = (sum, null);
        };
    }

    private static string? SumProduct(List<string> left, List<string> right)
    {
        decimal sum = 0;
        bool isWhole = left.Count == right.Count;
        for (int at = 0; isWhole && at < left.Count; at++)
        {
            isWhole = DecimalText.TryRead(left[at], out decimal one) && DecimalText.TryRead(right[at], out decimal other) && DecimalText.Times(one, other) is { } product
                && DecimalText.TryAdd(ref sum, product.ToString(CultureInfo.InvariantCulture));
        }

        return isWhole ? sum.ToString(CultureInfo.InvariantCulture) : null;
    }

    private static string? Sum(List<string> items)
    {
        decimal sum = 0;
        return items.TrueForAll(item => DecimalText.TryAdd(ref sum, item)) ? sum.ToString(CultureInfo.InvariantCulture) : null;
    }
}
