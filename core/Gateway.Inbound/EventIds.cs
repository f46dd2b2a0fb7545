namespace Gateway.Inbound;

/// <summary>Log event ids of this project; never reused.</summary>
internal static class EventIds
{
    public const int HttpKeyRefused = 1001;
    public const int HttpBusy = 1002;
    public const int HttpBodyBroken = 1003;
    public const int ReceiverFailed = 1004;
    public const int ListenerBeyondLoopback = 1005;
    public const int ConnectionsExhausted = 1010;
    public const int JunkSkipped = 1011;
    public const int FrameRefused = 1012;
    public const int ConnectionIdle = 1013;
    public const int ReplyUnsent = 1014;
    public const int FolderUnreadable = 1020;
    public const int FolderReadable = 1021;
    public const int FileTaken = 1022;
    public const int FileDone = 1023;
    public const int FileAgain = 1024;
    public const int FileGivenUp = 1025;
    public const int ReplyUnwanted = 1026;
    public const int ReplyBlocked = 1027;
    public const int FolderUnusable = 1028;
    public const int FolderLookFailed = 1029;
    public const int Stopping = 1030;
    public const int StopUnfinished = 1031;
    public const int DatabaseUnusable = 1040;
    public const int DatabaseUsable = 1041;
    public const int RowsDone = 1042;
    public const int RowsAgain = 1043;
}
