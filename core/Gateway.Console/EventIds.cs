namespace Gateway.Console;

/// <summary>8000 to 8999. Never reused.</summary>
internal static class EventIds
{
    public const int ContentShown = 8000;
}
