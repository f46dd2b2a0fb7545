using System.Globalization;
using System.Text;
using CsCheck;

namespace Gateway.Mapping.Tests.Tables;

public sealed class Utf8DayTests
{
    [Fact]
    public void A_day_is_read_exactly_where_the_calendar_has_it() =>
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 14], Gen.Int[0, 33], Gen.Int[0, 40]).Sample((year, month, day, damage) =>
        {
            char[] text = $"{year:D4}-{month:D2}-{day:D2}".ToCharArray();
            if (damage < text.Length)
            {
                text[damage] = '+';
            }

            bool isDay = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly expected);

            Assert.Equal((isDay, expected), (Utf8Day.TryRead(Encoding.UTF8.GetBytes(text), out DateOnly read), read));
        });
}
