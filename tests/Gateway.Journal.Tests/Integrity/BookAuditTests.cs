using System.Collections.Immutable;

namespace Gateway.Journal.Tests.Integrity;

public sealed class BookAuditTests : IDisposable
{
    private readonly JournalFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

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
        await WriteAsync();
        SqliteEdit.Run(folder.Path, edit);

        JournalCheck check = Verify(null);

        Assert.Contains(check.Faults, fault => fault.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_ledger_with_refunds_and_undone_lines_is_sound()
    {
        await WriteAsync();

        Assert.Empty(Verify(null).Faults);
    }

    [Fact]
    public async Task A_head_noted_earlier_lies_on_the_log_until_what_came_before_is_written_anew()
    {
        await WriteAsync();
        string noted = Verify(null).Head;
        await using (SqliteJournal journal = folder.Open())
        {
            await journal.RecordAsync(Sample.Arrival("another"), Cancel);
        }

        Assert.Empty(Verify(noted).Faults);
        Assert.Empty(Verify(new string('0', 64)).Faults);
        Assert.Contains("does not lie on this log", Assert.Single(Verify(new string('a', 64)).Faults), StringComparison.Ordinal);
    }

    private JournalCheck Verify(string? noted)
    {
        using SqliteInspection look = SqliteInspection.Open(folder.Path);
        return look.Verify(noted, null, Cancel);
    }

    /// <summary>Message 1 settles and is answered; message 2 gives the money back; both taught the key book.</summary>
    private async Task WriteAsync()
    {
        await using SqliteJournal journal = folder.Open();
        await WriteAsync(journal, "M1", new LedgerLine("M1", Sample.Hospital, new DateOnly(2026, 1, 31), "310/11/999900", LedgerKind.Settled, "S1", new LedgerAmounts(12.34m, 10m, 1.34m, 1m)) { Visit = "V1", Local = "INV-1" }, "MZ1", "BK1");
        await WriteAsync(journal, "M2", new LedgerLine("M2", Sample.Hospital, new DateOnly(2026, 1, 31), "", LedgerKind.Refunded, "S2", null) { Takes = "S1" }, "MZ2", "BK2");
        await WriteAsync(journal, "M3", new LedgerLine("M3", Sample.Hospital, new DateOnly(2026, 1, 31), "", LedgerKind.Refunded, "S3", null) { Takes = "S1" }, "MZ1", "BK3"); // told twice: no line
    }

    private static async Task WriteAsync(SqliteJournal journal, string msgId, LedgerLine line, string visit, string businessKey)
    {
        long id = (await journal.RecordAsync(Sample.Arrival("message " + msgId), Cancel)).MessageId;
        JournalFact.AttemptEnded ended = Sample.Ended(msgId, AttemptOutcome.Accepted, new KeyBookRow(Sample.Hospital, "visit", visit, "mdtrt_id", "V-" + msgId)) with { Booked = [line] };
        foreach (JournalFact fact in (ImmutableArray<JournalFact>)[Sample.Prepared(businessKey, visit), Sample.Started(msgId), ended, Sample.Finished(MessageState.Accepted), Sample.Replied()])
        {
            await journal.AppendAsync(id, fact, Sample.Origin, Cancel);
        }
    }
}
