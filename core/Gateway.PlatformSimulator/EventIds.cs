namespace Gateway.PlatformSimulator;

/// <summary>Log event ids of this project: 7000 to 7999, never reused.</summary>
internal static class EventIds
{
    public const int TwinStarted = 7000;
    public const int TwinStopped = 7001;
    public const int FaultPlayed = 7002;
    public const int RequestRefused = 7003;
    public const int TransactionFailed = 7004;
}
