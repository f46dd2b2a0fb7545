using System.Buffers.Binary;
using System.Globalization;

namespace Gateway.Adapter.Dbf.Values;

/// <summary>Date and time as eight bytes: the Julian day number and the milliseconds since midnight, both little-endian (Visual FoxPro, type T).</summary>
internal static class JulianTime
{
    private const int FirstDay = 1_721_426; // 0001-01-01
    private const int LastDay = 5_373_484; // 9999-12-31
    private const int DayMilliseconds = 86_400_000;
    private const string Seconds = "yyyy-MM-dd'T'HH:mm:ss", Thousandths = "yyyy-MM-dd'T'HH:mm:ss.fff";

    /// <summary>Reads eight bytes.</summary>
    /// <param name="bytes">Eight of them.</param>
    /// <param name="text">Such as <c>2020-01-02T09:31:00</c>, with thousandths where there are some; null for no time, which is eight zeros.</param>
    /// <returns>Whether it is a time between years 1 and 9999, or none.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out string? text)
    {
        (int day, int milliseconds) = (BinaryPrimitives.ReadInt32LittleEndian(bytes), BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]));
        text = null;
        if (day == 0 && milliseconds == 0)
        {
            return true;
        }

        if (day is < FirstDay or > LastDay || milliseconds is < 0 or >= DayMilliseconds)
        {
            return false;
        }

        DateTime time = DateTime.MinValue.AddDays(day - FirstDay).AddMilliseconds(milliseconds);
        text = time.ToString(milliseconds % 1000 == 0 ? Seconds : Thousandths, CultureInfo.InvariantCulture);
        return true;
    }

    /// <summary>Writes what <see cref="TryRead"/> gives; also a date alone, and a blank between date and time.</summary>
    public static bool TryWrite(string text, Span<byte> bytes)
    {
        string[] forms = [Seconds, Thousandths, "yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss"];
        if (!DateTime.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time))
        {
            return false;
        }

        BinaryPrimitives.WriteInt32LittleEndian(bytes, (time.Date - DateTime.MinValue).Days + FirstDay);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], (int)(time.TimeOfDay.Ticks / TimeSpan.TicksPerMillisecond));
        return true;
    }
}
