namespace Gateway.Host;

/// <summary>9000 to 9999. Never reused.</summary>
internal static class EventIds
{
    public const int JournalLost = 9000;
}
