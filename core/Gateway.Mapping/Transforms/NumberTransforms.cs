using System.Globalization;

namespace Gateway.Mapping;

/// <summary>Transforms of numbers and money. Nothing is rounded unless the name says so: digits that would be lost are a fault.</summary>
internal static class NumberTransforms
{
    public static Transform[] All { get; } =
    [
        new("number", Shape.One, Shape.One, "", "A number without plus sign and leading zeros; places stay.", new("number", "+007.50", "7.50"), call => Over(call, number => number.ToString(CultureInfo.InvariantCulture))),
        new("decimal", Shape.One, Shape.One, "PLACES", "A number with at most so many places, written with exactly so many.", new("decimal 2", "12.5", "12.50"), Places),
        new("round", Shape.One, Shape.One, "PLACES", "Rounds half away from zero.", new("round 2", "1.005", "1.01"), Round),
        new("money", Shape.One, Shape.One, "fen|yuan", "An amount as yuan with two places.", new("money fen", "1250", "12.50"), Money),
        new("fen", Shape.One, Shape.One, "", "Yuan as whole fen.", new("fen", "12.50", "1250"), call => Over(call, number => DecimalText.WithPlaces(number * 100, 0))),
        new("negate", Shape.One, Shape.One, "", "The number with the other sign.", new("negate", "2", "-2"), call => Over(call, number => (-number).ToString(CultureInfo.InvariantCulture))),
        new("abs", Shape.One, Shape.One, "", "The number without its sign.", new("abs", "-2", "2"), call => Over(call, number => Math.Abs(number).ToString(CultureInfo.InvariantCulture))),
        new("line", Shape.One, Shape.One, "WIDTH", "Appends the position in the each, from 1, filled up with zeros.", new("line 4", "MZ1", "MZ10000"), Line),
    ];

    private static TransformStep? Over(TransformArguments call, Func<decimal, string?> change) => call.Count == 0 ? Step(change, "Expected a number.") : call.Fail("It takes no arguments.");

    private static TransformStep Step(Func<decimal, string?> change, string expected) =>
        Steps.One(text => DecimalText.TryRead(text, out decimal number) ? Change(change, number) : null, expected);

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

    private static TransformStep? Places(TransformArguments call)
    {
        int places = call.Whole(0, 0, 8);
        return places < 0 ? null : Step(number => DecimalText.WithPlaces(number, places), $"Expected a number with at most {places} decimal places.");
    }

    private static TransformStep? Round(TransformArguments call)
    {
        int places = call.Whole(0, 0, 8);
        return places < 0 ? null : Step(number => DecimalText.WithPlaces(decimal.Round(number, places, MidpointRounding.AwayFromZero), places), "Expected a number.");
    }

    private static TransformStep? Money(TransformArguments call) => call.Rest switch
    {
        "fen" => Step(number => DecimalText.WithPlaces(number, 0) is null ? null : DecimalText.WithPlaces(number / 100, 2), "Expected whole fen."),
        "yuan" => Step(number => DecimalText.WithPlaces(number, 2), "Expected yuan with at most two decimal places."),
        _ => call.Fail("Expected fen or yuan."),
    };

    private static TransformStep? Line(TransformArguments call)
    {
        int width = call.Whole(0, 1, 10);
        return (ref Flow flow, RowScope scope) => flow.Text = flow.Text is null ? null : flow.Text + scope.Current.Position.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');
    }
}
