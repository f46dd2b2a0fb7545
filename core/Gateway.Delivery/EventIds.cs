namespace Gateway.Delivery;

/// <summary>Log events of this project. A number is never used again for something else.</summary>
internal static class EventIds
{
    public const int EngineStarted = 5000;
    public const int EngineStopped = 5001;
    public const int EngineFailed = 5002;
    public const int MessageParked = 5010;
    public const int MessageFaulted = 5011;
    public const int MessageGone = 5012;
    public const int ListenerFailed = 5013;
    public const int MessageWithoutLane = 5014;
    public const int LateAnswerNotKept = 5015;
    public const int TargetFailed = 5020;
    public const int BreakerOpened = 5030;
    public const int BreakerClosed = 5031;
    public const int DestinationClosed = 5032;
    public const int DestinationOpened = 5033;
    public const int WindowDeclared = 5034;
    public const int WindowCancelled = 5035;
    public const int DayCloseThreatened = 5036;
    public const int DayCloseSafe = 5037;
    public const int WindowKeeperFailed = 5038;
    public const int ClosedNotTold = 5039;
    public const int JobBegun = 5050;
    public const int JobEnded = 5051;
    public const int JobHalted = 5052;
    public const int JobFailed = 5053;
    public const int SignInOrdered = 5040;
    public const int SessionEndedAtOnce = 5041;
}
