namespace Gateway.Pipeline;

/// <summary>6000 to 6999. Never reused.</summary>
internal static class EventIds
{
    public const int StepFailed = 6000;
    public const int MessageRefused = 6001;
    public const int MessageResent = 6002;
    public const int TakenUpAgain = 6003;
    public const int ReplyFailed = 6004;
    public const int JournalUnavailable = 6006;
    public const int BacklogFull = 6010;
    public const int BacklogEased = 6011;
    public const int ReconciliationEnded = 6020;
    public const int ReconciliationInterrupted = 6021;
    public const int ReconciliationFailed = 6022;
    public const int TextNotNoted = 6080;
}
