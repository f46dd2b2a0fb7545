namespace Gateway.Console;

/// <summary>8000 to 8999. Never reused.</summary>
internal static class EventIds
{
    public const int ContentShown = 8000;
    public const int AuditBroken = 8001;
    public const int NoUsersYet = 8002;
}
