using System.Globalization;
using Gateway.Adapter.Dbf.Layout;

namespace Gateway.Adapter.Dbf.Values;

/// <summary>The day of the last change, three bytes in the header: year, month, day.</summary>
internal static class HeaderDate
{
    private const int Century = 100, Turn = 80;

    /// <summary>The day as <c>yyyy-MM-dd</c>; null where the bytes are no day.</summary>
    public static string? Read(ReadOnlySpan<byte> bytes, Year counts)
    {
        int year = 1900 + bytes[0];
        if (counts == Year.TwoDigits)
        {
            year = bytes[0] >= Century ? 0 : bytes[0] < Turn ? 2000 + bytes[0] : 1900 + bytes[0];
        }

        bool isDay = year > 0 && bytes[1] is >= 1 and <= 12 && bytes[2] >= 1 && bytes[2] <= DateTime.DaysInMonth(year, bytes[1]);
        return isDay ? new DateOnly(year, bytes[1], bytes[2]).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Writes a day.</summary>
    /// <param name="text"><c>yyyy-MM-dd</c> or <c>yyyyMMdd</c>, also with a time behind it.</param>
    /// <param name="bytes">Three of them.</param>
    /// <param name="counts">What the first one counts.</param>
    public static bool TryWrite(string text, Span<byte> bytes, Year counts)
    {
        string[] forms = ["yyyy-MM-dd", "yyyyMMdd"];
        string day = text.Contains('-', StringComparison.Ordinal) ? text[..Math.Min(10, text.Length)] : text[..Math.Min(8, text.Length)];
        if (!DateOnly.TryParseExact(day, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) || date.Year is < 1900 or > 2155)
        {
            return false;
        }

        bytes[0] = (byte)(counts == Year.TwoDigits ? date.Year % Century : date.Year - 1900);
        (bytes[1], bytes[2]) = ((byte)date.Month, (byte)date.Day);
        return true;
    }
}
