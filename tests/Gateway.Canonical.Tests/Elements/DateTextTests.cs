using System.Globalization;
using CsCheck;
using Hl7.Fhir.Model;

namespace Gateway.Canonical.Tests.Elements;

public sealed class DateTextTests
{
    private static readonly string[] Usual = ["2026-01-31T08:30:00+08:00", "2026-02-28T23:59:59-03:00", "2026-01-31", "0001-01-01", "2026-01", "2026", "2026-01-31T08:30:00Z", "2026-01-31T08:30:00.123+08:00", "2024-02-29"];

    [Fact]
    public void A_date_judged_by_hand_is_judged_as_the_model_does_and_stands_in_the_calendar() =>
        Gen.Select(Gen.OneOf(Usual), Gen.Int[0, 40], Gen.OneOf('0', '1', '2', '3', '4', '6', '9', '-', '+', ':', 'T', 'Z', ' ', '甲')).Sample((usual, at, damage) =>
        {
            string text = at < usual.Length ? string.Concat(usual.AsSpan(0, at), [damage], usual.AsSpan(at + 1)) : usual;
            bool isInCalendar = text.Length < 10 || DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

            Assert.Equal(isInCalendar && Date.IsValidValue(text), DateText.IsDate(text));
            Assert.Equal(isInCalendar && FhirDateTime.IsValidValue(text), DateText.IsDateTime(text));
            Assert.Equal(isInCalendar && text.Length > 10 && FhirDateTime.IsValidValue(text), DateText.IsInstant(text));
        }, iter: 5_000);
}
