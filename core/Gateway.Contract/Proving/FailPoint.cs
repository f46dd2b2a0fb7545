namespace Gateway.Contract;

/// <summary>
/// Where a process can be made to die: each durable write and each edge of the network has its number, which never gets another meaning.
/// <c>gateway prove</c> kills the gateway at every one of them.
/// </summary>
internal enum FailPoint
{
    None = 0,

    // The journal's facts by their kind: asked for and not yet in any transaction; on disk and its caller told.
    BeforeArrived = 1,
    AfterArrived = 2,
    BeforePrepared = 3,
    AfterPrepared = 4,
    BeforeRejected = 5,
    AfterRejected = 6,
    BeforeAttemptStarted = 7,
    AfterAttemptStarted = 8,
    BeforeAttemptEnded = 9,
    AfterAttemptEnded = 10,
    BeforeFinished = 11,
    AfterFinished = 12,
    BeforeReplied = 13,
    AfterReplied = 14,
    BeforeParked = 15,
    AfterParked = 16,
    BeforeReleased = 17,
    AfterReleased = 18,
    BeforeAnsweredLate = 19,
    AfterAnsweredLate = 20,
    BeforeDropped = 21,
    AfterDropped = 22,
    BeforeSkipped = 23,
    AfterSkipped = 24,
    BeforeKeyLapsed = 25,
    AfterKeyLapsed = 26,

    // The one transaction that carries them: open and empty, filled, on disk with nobody told.
    BatchBegun = 50,
    BatchApplied = 51,
    BatchCommitted = 52,

    // A start: the journal is open, and what was unfinished is back in its lanes.
    JournalOpened = 60,
    LanesResumed = 61,

    // A call by its purpose: its intent is on disk, no connection yet; its answer is read, not written down.
    BeforeDo = 70,
    AfterDo = 71,
    BeforeAsk = 72,
    AfterAsk = 73,
    BeforeReverse = 74,
    AfterReverse = 75,
    BeforeUndo = 76,
    AfterUndo = 77,
    BeforeSignIn = 78,
    AfterSignIn = 79,

    // The wire: connected and nothing sent; all sent and nothing answered; the answer's last byte is here.
    RequestBegun = 80,
    RequestLeft = 81,
    AnswerRead = 82,

    // An order to undo a visit: one of the messages that it takes along has ended, the order itself has not.
    UndoTookAlong = 90,

    // The sender's connection: the reply is in the journal and not sent; handed to the connection.
    HttpReplying = 100,
    HttpReplied = 101,

    // A file on its way: taken; its reply flushed, kept, the request archived, the reply published.
    FolderClaimed = 110,
    FolderReplyFlushed = 111,
    FolderReplyKept = 112,
    FolderArchived = 113,
    FolderPublished = 114,

    // A database's rows: marked and answered, not committed; committed.
    RowsMarked = 120,
    RowsCommitted = 121,
}
