using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Canonical;

/// <summary>A visit does not end before it begins.</summary>
internal sealed class PeriodsRunForward : ICanonicalRule
{
    public IEnumerable<Issue> Check(Bundle message) => message.Each<Encounter>()
        .Where(visit => IsReversed(visit.Resource.Period))
        .Select(visit => IssueCodes.PeriodReversed.At($"{visit.Place}.period.end", "Expected an end not before the start."));

    private static bool IsReversed(Period? period)
    {
        (DateOnly? start, DateOnly? end) = (MessageDates.DayOf(period?.Start), MessageDates.DayOf(period?.End));
        return end < start || (end == start && HasTime(period?.Start) && HasTime(period?.End) && string.CompareOrdinal(period!.End, 11, period.Start, 11, 8) < 0); // HasTime: neither is null
    }

    private static bool HasTime(string? text) => text is { Length: >= 19 };
}
