namespace Gateway.Journal;

/// <summary>What a line of the ledger does to the lines before it.</summary>
internal static class LedgerBooking
{
    /// <summary>Writes a line, inside the writer's transaction.</summary>
    /// <param name="sequence">Of the fact that taught it.</param>
    public static void Write(ILedgerTables tables, long messageId, long sequence, LedgerLine line)
    {
        if (line.Kind != LedgerKind.Settled && tables.IsRefunded(line.Institution, line.Takes))
        {
            return; // told twice, or undone by a refund already
        }

        if (line.Kind == LedgerKind.Voided)
        {
            tables.VoidLine(line.Takes);
        }

        LedgerLine whole = line.Kind == LedgerKind.Refunded && tables.FindSettled(line.Institution, line.Takes) is { } original ? line.TakenFrom(original) : line;
        tables.AddLine(whole, messageId, sequence, tables.HasFinalReply(messageId)); // a sender that wanted no more than "stored" has had its reply by now
    }
}
