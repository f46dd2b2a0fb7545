using System.Buffers.Text;

namespace Gateway.Mapping;

/// <summary>A day as tables write it: <c>2026-01-31</c>.</summary>
internal static class Utf8Day
{
    /// <summary>Reads ten characters.</summary>
    /// <returns>Whether they are a day of the calendar, from 0001-01-01 on.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, out DateOnly day)
    {
        day = default;
        if (text.Length != 10 || text[4] != (byte)'-' || text[7] != (byte)'-'
            || !TryNumber(text[..4], out int year) || !TryNumber(text[5..7], out int month) || !TryNumber(text[8..], out int date)
            || year < 1 || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new DateOnly(year, month, date);
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        return digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 && Utf8Parser.TryParse(digits, out number, out _);
    }
}
