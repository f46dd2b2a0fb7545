namespace Gateway.Journal;

/// <summary>The ledger's part of <see cref="IJournalTables"/>.</summary>
internal interface ILedgerTables
{
    /// <summary>Whether what a line takes back or undoes was taken back before.</summary>
    /// <param name="takes">The number taken back, or the msgid undone.</param>
    bool IsRefunded(string institution, string takes);

    /// <summary>The settlement that has a number; null when there is none.</summary>
    LedgerLine? FindSettled(string institution, string number);

    /// <summary>Whether the last reply of a message was a final one.</summary>
    bool HasFinalReply(long messageId);

    /// <summary>Adds a line unless its msgid has one.</summary>
    void AddLine(LedgerLine line, long messageId, long sequence, bool isReplied);

    /// <summary>A line no longer counts.</summary>
    void VoidLine(string msgId);

    /// <summary>Every line of a message so far has its final reply.</summary>
    void MarkReplied(long messageId);
}
