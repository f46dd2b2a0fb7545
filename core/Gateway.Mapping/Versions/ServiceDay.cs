using Hl7.Fhir.Model;

namespace Gateway.Mapping;

/// <summary>The service date as the canonical message carries it: its timestamp is midnight of that day in China.</summary>
public static class ServiceDay
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>The timestamp of a day.</summary>
    public static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), China);

    /// <summary>The day; null where the sender's message had none.</summary>
    public static DateOnly? Of(Bundle message) => message.Timestamp is { } at ? DateOnly.FromDateTime(at.ToOffset(China).DateTime) : null;
}
