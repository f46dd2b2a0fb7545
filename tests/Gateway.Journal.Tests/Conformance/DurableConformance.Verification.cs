namespace Gateway.Journal.Tests;

/// <summary>What is found when the store was edited.</summary>
public abstract partial class DurableConformance
{
    [Fact]
    public async Task A_journal_that_nobody_touched_is_sound()
    {
        JournalCheck check = await WriteAndEditAsync("SELECT 1");

        Assert.True(check.IsSound);
        Assert.Equal(9, check.Facts);
    }

    [Theory]
    [InlineData("UPDATE fact SET payload = x'00' WHERE sequence = 1", "payload of row 1")]
    [InlineData("UPDATE fact SET actor = 'somebody' WHERE sequence = 4", "Row 4")]
    [InlineData("UPDATE fact SET cause = 'other' WHERE sequence = 4", "Row 4")]
    [InlineData("UPDATE fact SET at = at + 1 WHERE sequence = 4", "Row 4")]
    [InlineData("UPDATE fact SET kind = 8 WHERE sequence = 3", "Row 3")]
    [InlineData("UPDATE fact SET message = 2 WHERE sequence = 3", "Row 3")]
    [InlineData("UPDATE fact SET sha256 = zeroblob(32), payload = NULL WHERE sequence = 2", "Row 2")]
    [InlineData("DELETE FROM fact WHERE sequence = 5", "Row 6 follows row 4")]
    [InlineData("DELETE FROM fact WHERE sequence > 7", "ends at row 7 but its head says 9")]
    [InlineData("UPDATE head SET sequence = 8", "ends at row 9 but its head says 8")]
    [InlineData("UPDATE message SET state = 10 WHERE id = 2", "header of message 2")]
    [InlineData("UPDATE message SET institution = 'P99999900001' WHERE id = 1", "header of message 1")]
    [InlineData("UPDATE message SET listener = 'mllp' WHERE id = 1", "header of message 1")]
    [InlineData("DELETE FROM message WHERE id = 2", "header of message 2")]
    [InlineData("UPDATE tally SET messages = messages + 1", "books")]
    public async Task An_edit_is_found_and_named(string edit, string expected)
    {
        JournalCheck check = await WriteAndEditAsync(edit);

        Assert.Contains(check.Faults, fault => fault.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bytes_that_somebody_dropped_are_missed()
    {
        JournalCheck check = await WriteAndEditAsync("UPDATE fact SET payload = NULL WHERE sequence = 1");

        Assert.Contains("no fact of the journal's keeping tells of it", Assert.Single(check.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_head_depends_on_everything_before_it()
    {
        JournalCheck one = await WriteAndEditAsync("SELECT 1");
        await using DurableJournal journal = (await AnotherAsync()).Open();
        await journal.RecordAsync(Sample.Arrival("another first message"), Cancel);

        Assert.False(one.Head == (await journal.VerifyAsync(Cancel)).Head);
    }

    private async Task<JournalCheck> WriteAndEditAsync(string edit)
    {
        foreach (string text in new[] { "one", "two" })
        {
            await WithAsync(text, Sample.Prepared(), Sample.Started("M-" + text), Sample.Ended("M-" + text));
        }

        await AppendAsync(1, Sample.Finished(MessageState.Accepted));
        await EditAsync(edit);
        return Verify(Store);
    }
}
