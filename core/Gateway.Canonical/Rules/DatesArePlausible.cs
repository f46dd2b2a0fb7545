using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Canonical;

/// <summary>Nothing happened before 1900, and nothing later than the day of the service that the message itself names (<c>Bundle.timestamp</c>). The clock is not asked.</summary>
internal sealed class DatesArePlausible : ICanonicalRule
{
    private static readonly DateOnly First = new(1900, 1, 1);
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public IEnumerable<Issue> Check(Bundle message)
    {
        DateOnly? service = message.Timestamp is { } instant ? DateOnly.FromDateTime(instant.ToOffset(China).Date) : null;
        foreach ((string place, string? text) in MessageDates.Of(message))
        {
            if (MessageDates.DayOf(text) is not { } day)
            {
                continue;
            }

            if (day < First)
            {
                yield return IssueCodes.DateImplausible.At(place, "Expected a date from 1900 on.");
            }
            else if (day > service)
            {
                yield return IssueCodes.DateImplausible.At(place, "Expected a date not later than the day of the service.");
            }
        }
    }
}
