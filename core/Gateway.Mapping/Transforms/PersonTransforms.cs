using System.Globalization;

namespace Gateway.Mapping;

/// <summary>Transforms of numbers that name a person. ID-card numbers follow GB 11643-1999: area 6, birth date 8 (6 in the old 15-digit form), sequence 3, check digit.</summary>
internal static class PersonTransforms
{
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    public static Transform[] All { get; } =
    [
        new("idcard", Shape.One, Shape.One, "birthdate|sex|check|15to18", "Birth date, sex (GB/T 2261.1: 1 male, 2 female), the number itself once its check digit is right, or the 18-digit form.", new("idcard birthdate", "999999199001010016", "1990-01-01"), IdCard),
        new("hash", Shape.One, Shape.One, "", "Hex sha256 of a number that must not be seen.", new("hash", "1", "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"), call => call.Count == 0 ? Steps.One(PersonKey.Of, "") : call.Fail("It takes no arguments.")),
    ];

    /// <summary>The check digit of the first 17 digits (ISO 7064, MOD 11-2).</summary>
    public static char CheckDigit(ReadOnlySpan<char> digits)
    {
        int sum = 0;
        for (int at = 0; at < 17; at++)
        {
            sum += (digits[at] - '0') * Weights[at];
        }

        return "10X98765432"[sum % 11];
    }

    private static TransformStep? IdCard(TransformArguments call) => call.Rest switch
    {
        "birthdate" => Steps.One(text => Long(text) is { } number ? Birth(number)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null, "Expected an ID-card number with a real birth date and the right check digit."),
        "sex" => Steps.One(text => Long(text) is { } number ? ((number[16] - '0') % 2 == 1 ? "1" : "2") : null, "Expected an ID-card number with the right check digit."),
        "check" => Steps.One(text => Long(text) is null ? null : text.ToUpperInvariant(), "Expected an ID-card number with the right check digit."),
        "15to18" => Steps.One(Long, "Expected an ID-card number of 15 or 18 digits."),
        _ => call.Fail("Expected birthdate, sex, check or 15to18."),
    };

    private static string? Long(string text)
    {
        string number = text.Trim().ToUpperInvariant();
        if (number.Length == 15 && number.All(char.IsAsciiDigit))
        {
            string body = $"{number[..6]}19{number[6..]}";
            number = body + CheckDigit(body);
        }

        bool isRight = number.Length == 18 && number.AsSpan(0, 17).IndexOfAnyExceptInRange('0', '9') < 0 && CheckDigit(number) == number[17];
        return isRight && Birth(number) is not null ? number : null;
    }

    private static DateOnly? Birth(string number) =>
        DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : null;
}
