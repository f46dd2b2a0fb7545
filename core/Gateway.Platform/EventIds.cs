namespace Gateway.Platform;

/// <summary>Ids of this project's log events: 4000 to 4999, never reused.</summary>
internal static class EventIds
{
    public const int AttemptEnded = 4001;
    public const int FhirAttemptEnded = 4002;
    public const int KeyRefused = 4080;
    public const int FhirPaused = 4081;
}
