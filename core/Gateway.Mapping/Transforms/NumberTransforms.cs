using System.Globalization;

namespace Gateway.Mapping;

/// <summary>Transforms of numbers. Nothing is rounded unless the name says so: digits that would be lost are a fault.</summary>
internal static class NumberTransforms
{
    private const string NumberExpected = "Expected a number.";

    // Dividing by it leaves the fewest places that hold the number.
    private const decimal OneInMorePlacesThanAnyNumber = 1.0000000000000000000000000000m;

    public static Transform[] All { get; } =
    [
        new()
        {
            Name = "number", Reads = ValueKind.Number, Makes = ValueKind.Number, Arguments = [new("loose", ArgumentKind.Choice, IsOptional: true)],
            English = "A number without plus sign and leading zeros; places stay. 'loose' also takes full-width digits, thousands separators, ¥ before, 元 behind, and a trailing % as hundredths.",
            Chinese = "规范数字：去掉正号和前导零，保留小数位；加 loose 还接受全角数字、千分位、¥、元和百分号（除以 100）。",
            Examples = [new("number", "+007.50", "7.50"), new("number loose", "1,234.50", "1234.50"), new("number loose", "￥１２元", "12"), new("number loose", "15%", "0.15")],
            Refusals = [new("number", "1,000", NumberExpected), new("number loose", "1,00", NumberExpected), new("number strict", null, "Expected 'loose' or nothing.")],
            Compile = Number,
        },
        new()
        {
            Name = "decimal", Reads = ValueKind.Number, Makes = ValueKind.Number, Arguments = [new("PLACES", ArgumentKind.Whole)],
            English = "A number with at most so many places, written with exactly so many.", Chinese = "按指定小数位书写；小数位更多则拒收，不四舍五入。",
            Examples = [new("decimal 2", "12.5", "12.50"), new("decimal 2", "1.500", "1.50"), new("decimal 0", "36.0", "36")],
            Refusals = [new("decimal 2", "1.005", "Expected a number with at most 2 decimal places."), new("decimal 9", null, "Expected a whole number from 0 to 8.")],
            Compile = Places,
        },
        new()
        {
            Name = "round", Reads = ValueKind.Number, Makes = ValueKind.Number, Arguments = [new("PLACES", ArgumentKind.Whole)],
            English = "Rounds half away from zero.", Chinese = "四舍五入到指定小数位。",
            Examples = [new("round 2", "1.005", "1.01"), new("round 0", "-2.5", "-3")], Refusals = [new("round 2", "x", NumberExpected)],
            Compile = Round,
        },
        new()
        {
            Name = "times", Reads = ValueKind.Number, Makes = ValueKind.Number, Arguments = [new("FACTOR", ArgumentKind.Number)],
            English = "The number times a factor: 'times 1000' makes grams of kilograms, 'times 0.1' puts the point one digit to the left.", Chinese = "乘以系数：times 1000 千克变克，times 0.1 小数点左移一位。",
            Examples = [new("times 1000", "3.25", "3250"), new("times 0.1", "00465", "46.5")], Refusals = [new("times 2", "x", NumberExpected), new("times", null, "Expected a factor such as 1000 or 0.1.")],
            Compile = Times,
        },
        new()
        {
            Name = "negate", Reads = ValueKind.Number, Makes = ValueKind.Number,
            English = "The number with the other sign.", Chinese = "变号。",
            Examples = [new("negate", "2.50", "-2.50"), new("negate", "-2", "2")], Refusals = [new("negate", "x", NumberExpected)],
            Compile = Plain(number => -number),
        },
        new()
        {
            Name = "abs", Reads = ValueKind.Number, Makes = ValueKind.Number,
            English = "The number without its sign.", Chinese = "取绝对值。",
            Examples = [new("abs", "-2", "2")], Refusals = [new("abs", "x", NumberExpected)],
            Compile = Plain(Math.Abs),
        },
        new()
        {
            Name = "refund", Reads = ValueKind.Number, Makes = ValueKind.Number,
            English = "The quantity or amount of a refund: below zero, whichever sign the sender gave it.", Chinese = "退费数量或金额：无论来源是正是负，一律为负。",
            Examples = [new("refund", "2", "-2"), new("refund", "-2.00", "-2.00"), new("refund", "0", "0")], Refusals = [new("refund", "x", NumberExpected)],
            Compile = Plain(number => -Math.Abs(number)),
        },
        new()
        {
            Name = "shortest", Reads = ValueKind.Number, Makes = ValueKind.Number,
            English = "The number without zeros at the end of its decimal places.", Chinese = "去掉小数末尾的零。",
            Examples = [new("shortest", "28.00", "28"), new("shortest", "2.50", "2.5"), new("shortest", "0.00", "0")], Refusals = [new("shortest", "x", NumberExpected)],
            Compile = Plain(number => number / OneInMorePlacesThanAnyNumber),
        },
        new()
        {
            Name = "line", Arguments = [new("WIDTH", ArgumentKind.Whole)],
            English = "Appends the position in the each, from 1, filled up with zeros.", Chinese = "后接循环中的序号（从 1 起），左补零。",
            Examples = [new("line 4", "MZ1", "MZ10000")], Refusals = [new("line 0", null, "Expected a whole number from 1 to 10.")],
            Compile = Line,
        },
    ];

    /// <summary>A step over numbers; a result that is null or too large is refused.</summary>
    public static TransformStep Step(Func<decimal, string?> change, string expected = NumberExpected) =>
        Steps.One(text => DecimalText.TryRead(text, out decimal number) ? Change(change, number) : null, expected);

    private static Func<TransformArguments, TransformStep?> Plain(Func<decimal, decimal> change) =>
        call => call.Count == 0 ? Step(number => Text(change(number))) : call.Fail(TransformArguments.NoneTaken);

    private static string? Change(Func<decimal, string?> change, decimal number)
    {
        try
        {
            return change(number);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    // Nothing is below nothing: a zero has no sign.
    private static string Text(decimal number) => (number == 0 ? Math.Abs(number) : number).ToString(CultureInfo.InvariantCulture);

    private static TransformStep? Number(TransformArguments call) => call.Rest switch
    {
        "" => Step(Text),
        "loose" => Steps.One(text => LooseNumber.TryRead(text, out decimal number) ? Text(number) : null, NumberExpected),
        _ => call.Fail("Expected 'loose' or nothing."),
    };

    private static TransformStep? Places(TransformArguments call)
    {
        int places = call.Whole(0, 0, 8);
        return places < 0 ? null : Step(number => DecimalText.WithPlaces(number, places), $"Expected a number with at most {places} decimal places.");
    }

    private static TransformStep? Round(TransformArguments call)
    {
        int places = call.Whole(0, 0, 8);
        return places < 0 ? null : Step(number => DecimalText.WithPlaces(decimal.Round(number, places, MidpointRounding.AwayFromZero), places));
    }

    private static TransformStep? Times(TransformArguments call) => call.Count == 1 && DecimalText.TryRead(call.Rest, out decimal factor)
        ? Step(number => DecimalText.Times(number, factor) is { } product ? Text(Shortest(product)) : null)
        : call.Fail("Expected a factor such as 1000 or 0.1.");

    // Places that the factor alone made say nothing: 3.25 times 1000 is 3250, not 3250.00.
    private static decimal Shortest(decimal number) => number / 1.0000000000000000000000000000m;

    private static TransformStep? Line(TransformArguments call)
    {
        int width = call.Whole(0, 1, 10);
        return (ref Flow flow, RowScope scope) => flow.Text = flow.Text is null ? null : flow.Text + scope.Current.Position.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');
    }
}
