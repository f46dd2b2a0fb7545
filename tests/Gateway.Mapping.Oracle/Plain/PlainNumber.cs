using System.Globalization;
using System.Numerics;

namespace Gateway.Mapping.Oracle;

/// <summary>A number as digits and places, so that nothing is ever rounded by accident.</summary>
internal readonly record struct PlainNumber(BigInteger Digits, int Places)
{
    /// <summary>Reads a sign, digits and a point; white space may stand around; at most 28 digits from the first that counts.</summary>
    public static PlainNumber? Read(string text)
    {
        string plain = text.Trim();
        bool isNegative = plain.StartsWith('-');
        plain = plain.StartsWith('-') || plain.StartsWith('+') ? plain[1..] : plain;
        string[] halves = plain.Split('.');
        string digits = string.Concat(halves);
        if (halves.Length > 2 || digits.Length == 0 || digits.Any(c => c is < '0' or > '9'))
        {
            return null;
        }

        int places = halves.Length == 2 ? halves[1].Length : 0;
        int counted = halves[0].TrimStart('0').Length + places;
        if (counted > 28)
        {
            return null;
        }

        var number = BigInteger.Parse("0" + digits, CultureInfo.InvariantCulture);
        return new PlainNumber(isNegative ? -number : number, places);
    }

    public string Text()
    {
        string digits = BigInteger.Abs(Digits).ToString(CultureInfo.InvariantCulture).PadLeft(Places + 1, '0');
        string whole = digits[..^Places], behind = digits[^Places..];
        return (Digits.Sign < 0 ? "-" : "") + whole + (Places > 0 ? "." + behind : "");
    }

    /// <summary>The same number with so many places; null when digits would be lost.</summary>
    public PlainNumber? With(int places)
    {
        if (places >= Places)
        {
            return new PlainNumber(Digits * BigInteger.Pow(10, places - Places), places);
        }

        var cut = BigInteger.DivRem(Digits, BigInteger.Pow(10, Places - places), out BigInteger rest);
        return rest.IsZero ? new PlainNumber(cut, places) : null;
    }

    public PlainNumber Rounded(int places)
    {
        if (places >= Places)
        {
            return With(places)!.Value;
        }

        var unit = BigInteger.Pow(10, Places - places);
        BigInteger half = ((BigInteger.Abs(Digits) * 2) + unit) / (unit * 2);
        return new PlainNumber(half * Digits.Sign, places);
    }

    public PlainNumber Plus(PlainNumber other)
    {
        int places = Math.Max(Places, other.Places);
        return new PlainNumber(With(places)!.Value.Digits + other.With(places)!.Value.Digits, places);
    }

    public PlainNumber Times(PlainNumber other) => new(Digits * other.Digits, Places + other.Places);

    public PlainNumber Negative() => new(-Digits, Places);

    /// <summary>Without zeros at the end.</summary>
    public PlainNumber Shortest()
    {
        PlainNumber number = this;
        while (number.Places > 0 && number.With(number.Places - 1) is { } shorter)
        {
            number = shorter;
        }

        return number;
    }

    public int Against(PlainNumber other) => Plus(other.Negative()).Digits.Sign;

    /// <summary>Whether it can be added exactly: 15 digits before the point and 8 behind it.</summary>
    public bool CanBeAdded => Places <= 8 && BigInteger.Abs(Digits) < BigInteger.Pow(10, 15 + Places);
}
