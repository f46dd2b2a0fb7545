namespace Gateway.Journal.Tests;

/// <summary>What is found when somebody edited what is written beside the log.</summary>
public abstract partial class DurableConformance
{
    [Theory]
    [InlineData("UPDATE attempt SET outcome = 1 WHERE msgid = 'M1'", "attempt M1")]
    [InlineData("UPDATE attempt SET ended = NULL WHERE msgid = 'M1'", "attempt M1")]
    [InlineData("UPDATE attempt SET message = 2 WHERE msgid = 'M1'", "attempt M1")]
    [InlineData("DELETE FROM attempt WHERE msgid = 'M1'", "attempt M1")]
    [InlineData("INSERT INTO attempt (msgid, message, started) VALUES ('M9', 1, 3)", "attempts that no fact")]
    [InlineData("UPDATE key SET value = 'MZ9' WHERE value = 'MZ1'", "visit key of message 1")]
    [InlineData("DELETE FROM key WHERE kind = 'business'", "business key of message 1")]
    [InlineData("INSERT INTO key (value, message, kind) VALUES ('MZ9', 1, 'visit')", "keys of messages that no fact")]
    [InlineData("UPDATE key_book SET value = '9' WHERE local = 'MZ1'", "mdtrt_id that message 3")]
    [InlineData("UPDATE key_book SET learned = 1 WHERE local = 'MZ1'", "mdtrt_id that message 1")]
    [InlineData("UPDATE key_book SET learned = 99 WHERE local = 'MZ1'", "key book holds")]
    [InlineData("DELETE FROM key_book WHERE local = 'MZ1'", "mdtrt_id that message 1")]
    [InlineData("INSERT INTO key_book (institution, scope, local, name, value, learned) VALUES ('H1', 'visit', 'MZ7', 'mdtrt_id', '1', 4)", "key book holds")]
    [InlineData("UPDATE last_msgid SET msgid = 'M9'", "last msgid")]
    [InlineData("DELETE FROM last_msgid", "last msgid")]
    [InlineData("UPDATE ledger SET total = total + 1 WHERE msgid = 'M1'", "ledger's line M1")]
    [InlineData("UPDATE ledger SET cash = 0 WHERE msgid = 'M1'", "ledger's line M1")]
    [InlineData("UPDATE ledger SET day = day + 1 WHERE msgid = 'M1'", "ledger's line M1")]
    [InlineData("UPDATE ledger SET number = 'S9' WHERE msgid = 'M1'", "ledger's line M1")]
    [InlineData("UPDATE ledger SET voided = 1 WHERE msgid = 'M1'", "ledger's line M1")]
    [InlineData("UPDATE ledger SET replied = 0 WHERE msgid = 'M1'", "ledger's line M1")]
    [InlineData("UPDATE ledger SET message = 2 WHERE msgid = 'M1'", "ledger's line M1")]
    [InlineData("DELETE FROM ledger WHERE msgid = 'M1'", "ledger's line M1")]
    [InlineData("DELETE FROM ledger WHERE msgid = 'M2'", "ledger's line M2")]
    [InlineData("INSERT INTO ledger SELECT 'M9', message, institution, day, account, kind, number, visit, person, local, takes, total, fund, own, cash, voided, replied, written FROM ledger WHERE msgid = 'M1'", "ledger holds lines")]
    [InlineData("UPDATE message SET same = same + 1 WHERE id = 1", "header of message 1")]
    [InlineData("UPDATE message SET kept = 2 WHERE id = 1", "header of message 1")]
    [InlineData("UPDATE message SET business_key = 'other' WHERE id = 1", "header of message 1")]
    [InlineData("INSERT INTO message SELECT 9, institution, source, listener, state, received_at, changed_at, sha256, same, bytes, event, lane, NULL, mapping_version, issue_code, attempts, kept FROM message WHERE id = 2", "messages that no fact")]
    [InlineData("UPDATE fact SET packing = 16 WHERE sequence = 2", "no fact of the journal's keeping")]
    [InlineData("UPDATE fact SET packing = 16, payload = x'01020000007B7D' WHERE sequence = 2", "message 1")]
    [InlineData("UPDATE fact SET payload = (SELECT payload FROM fact WHERE sequence = 3) WHERE sequence = 8", "payload of row 8")]
    [InlineData("UPDATE head SET message = 7", "head says 7")]
    [InlineData("UPDATE fact SET sequence = 100 WHERE sequence = 3; UPDATE fact SET sequence = 3 WHERE sequence = 4; UPDATE fact SET sequence = 4 WHERE sequence = 100", "Row 3")]
    public async Task An_edit_beside_the_log_is_found_and_named(string edit, string expected)
    {
        await SettleAsync();
        await EditAsync(edit);

        JournalCheck check = Verify(Store);

        Assert.Contains(check.Faults, fault => fault.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_ledger_with_refunds_and_undone_lines_is_sound()
    {
        await SettleAsync();

        Assert.Empty(Verify(Store).Faults);
    }

    [Fact]
    public async Task A_head_noted_earlier_lies_on_the_log_until_what_came_before_is_written_anew()
    {
        await SettleAsync();
        string noted = Verify(Store).Head;
        await ReceivedAsync("another");

        Assert.Empty(Verify(Store, noted).Faults);
        Assert.Empty(Verify(Store, new string('0', 64)).Faults);
        Assert.Contains("does not lie on this log", Assert.Single(Verify(Store, new string('a', 64)).Faults), StringComparison.Ordinal);
    }

    /// <summary>Message 1 settles and is answered; message 2 gives the money back; both taught the key book.</summary>
    private async Task SettleAsync()
    {
        await SettleAsync("M1", new LedgerLine("M1", Sample.Hospital, new DateOnly(2026, 1, 31), "310/11/999900", LedgerKind.Settled, "S1", new LedgerAmounts(12.34m, 10m, 1.34m, 1m)) { Visit = "V1", Local = "INV-1" }, "MZ1", "BK1");
        await SettleAsync("M2", new LedgerLine("M2", Sample.Hospital, new DateOnly(2026, 1, 31), "", LedgerKind.Refunded, "S2", null) { Takes = "S1" }, "MZ2", "BK2");
        await SettleAsync("M3", new LedgerLine("M3", Sample.Hospital, new DateOnly(2026, 1, 31), "", LedgerKind.Refunded, "S3", null) { Takes = "S1" }, "MZ1", "BK3"); // told twice: no line
    }

    private Task SettleAsync(string msgId, LedgerLine line, string visit, string businessKey)
    {
        JournalFact.AttemptEnded ended = Sample.Ended(msgId, AttemptOutcome.Accepted, new KeyBookRow(Sample.Hospital, "visit", visit, "mdtrt_id", "V-" + msgId)) with { Booked = [line] };
        return WithAsync("message " + msgId, Sample.Prepared(businessKey, visit), Sample.Started(msgId), ended, Sample.Finished(MessageState.Accepted), Sample.Replied());
    }
}
