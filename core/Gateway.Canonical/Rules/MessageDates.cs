using System.Globalization;
using Hl7.Fhir.Model;
using Task = Hl7.Fhir.Model.Task;

namespace Gateway.Canonical;

/// <summary>The dates of a message with their places. Times are read as the message writes them: days in China are compared with days in China.</summary>
internal static class MessageDates
{
    /// <summary>Every date that says when something happened, the birth date included.</summary>
    public static IEnumerable<(string Place, string? Text)> Of(Bundle message) =>
    [
        .. message.Each<Patient>().Select(row => ($"{row.Place}.birthDate", row.Resource.BirthDate)),
        .. message.Each<Encounter>().SelectMany(row => new[] { ($"{row.Place}.period.start", row.Resource.Period?.Start), ($"{row.Place}.period.end", row.Resource.Period?.End) }),
        .. message.Each<Condition>().Select(row => ($"{row.Place}.recordedDate", row.Resource.RecordedDate)),
        .. message.Each<ChargeItem>().Select(row => ($"{row.Place}.occurrenceDateTime", (row.Resource.Occurrence as FhirDateTime)?.Value)),
        .. message.Each<Claim>().Select(row => ($"{row.Place}.created", row.Resource.Created)),
        .. message.Each<Task>().Select(row => ($"{row.Place}.authoredOn", row.Resource.AuthoredOn)),
    ];

    /// <summary>The day that a FHIR date or dateTime names; null for a year, a month or nothing.</summary>
    public static DateOnly? DayOf(string? text) =>
        text is { Length: >= 10 } && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;
}
