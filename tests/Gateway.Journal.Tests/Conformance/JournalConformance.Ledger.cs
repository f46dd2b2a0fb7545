namespace Gateway.Journal.Tests;

/// <summary>The ledger follows from the facts.</summary>
public abstract partial class JournalConformance
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    private ILedgerBook Ledger => (ILedgerBook)Journal;

    [Fact]
    public async Task A_line_is_in_the_ledger_with_the_outcome_that_taught_it_and_stays_there()
    {
        await BookAsync("one", Settled("M1", "S1", 28m));
        await RestartAsync();

        LedgerEntry entry = Assert.Single(await Ledger.LinesAsync("H99999900001", Day, Day, Cancel));

        Assert.Equal(Settled("M1", "S1", 28m), entry.Line);
        Assert.Equal((false, false), (entry.IsVoided, entry.IsReplied));
        Assert.Equal(["310/11/999900"], await Ledger.AccountsAsync("H99999900001", Day, Day, Cancel));
        Assert.Empty(await Ledger.LinesAsync("H99999900001", Day.AddDays(1), Day.AddDays(2), Cancel));
        Assert.Empty(await Ledger.LinesAsync("P99999900001", Day, Day, Cancel));
    }

    [Fact]
    public async Task A_refund_that_tells_nothing_takes_everything_from_what_it_takes_back()
    {
        await BookAsync("one", Settled("M1", "S1", 28m));
        await BookAsync("two", new LedgerLine("M2", "H99999900001", Day, "", LedgerKind.Refunded, "", null) { Takes = "S1" });

        LedgerLine refund = (await Ledger.LinesAsync("H99999900001", Day, Day, Cancel))[1].Line;

        Assert.Equal(("310/11/999900", "V1", new LedgerAmounts(-28m, -20m, -5m, -3m)), (refund.Account, refund.Visit, refund.Amounts));
    }

    [Fact]
    public async Task What_is_refunded_twice_or_undone_after_its_refund_counts_once()
    {
        await BookAsync("one", Settled("M1", "S1", 28m));
        await BookAsync("two", new LedgerLine("M2", "H99999900001", Day, "", LedgerKind.Refunded, "R1", null) { Takes = "S1" });
        await BookAsync("three", new LedgerLine("M3", "H99999900001", Day, "", LedgerKind.Refunded, "", null) { Takes = "S1" });
        await BookAsync("four", new LedgerLine("M4", "H99999900001", Day, "", LedgerKind.Voided, "", null) { Takes = "M1" });

        Assert.Equal(["M1", "M2"], (await Ledger.LinesAsync("H99999900001", Day, Day, Cancel)).Where(entry => !entry.IsVoided).Select(entry => entry.Line.MsgId));
    }

    [Fact]
    public async Task What_was_undone_no_longer_counts()
    {
        await BookAsync("one", Settled("M1", "S1", 28m));
        await BookAsync("two", new LedgerLine("M2", "H99999900001", Day, "", LedgerKind.Voided, "", null) { Takes = "M1" });

        Assert.True(Assert.Single(await Ledger.FindLinesAsync("H99999900001", "S1", Cancel)).IsVoided);
        Assert.True(Assert.Single(await Ledger.FindLinesAsync("H99999900001", "M1", Cancel)).IsVoided);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_line_knows_whether_a_final_reply_was_written(bool isFinal)
    {
        long id = await BookAsync("one", Settled("M1", "S1", 28m));

        await AppendAsync(id, new JournalFact.Replied("done"u8.ToArray(), isFinal));

        Assert.Equal(isFinal, Assert.Single(await Ledger.LinesAsync("H99999900001", Day, Day, Cancel)).IsReplied);
    }

    [Fact]
    public async Task A_sender_that_was_answered_before_the_outcome_has_its_reply()
    {
        long id = await WithAsync("one", Sample.Prepared());
        await AppendAsync(id, new JournalFact.Replied("stored"u8.ToArray(), IsFinal: true));

        await AppendAsync(id, Sample.Started("M1"));
        await AppendAsync(id, Sample.Ended("M1", AttemptOutcome.Accepted) with { Booked = [Settled("M1", "S1", 28m)] });

        Assert.True(Assert.Single(await Ledger.LinesAsync("H99999900001", Day, Day, Cancel)).IsReplied);
    }

    private static LedgerLine Settled(string msgId, string number, decimal total) =>
        new(msgId, "H99999900001", Day, "310/11/999900", LedgerKind.Settled, number, new LedgerAmounts(total, 20m, 5m, total - 25m)) { Visit = "V1", Person = "P1", Local = "MZ1" };

    private async Task<long> BookAsync(string text, LedgerLine line)
    {
        long id = await WithAsync(text, Sample.Prepared());
        await AppendAsync(id, Sample.Started(line.MsgId));
        await AppendAsync(id, Sample.Ended(line.MsgId, AttemptOutcome.Accepted) with { Booked = [line] });
        return id;
    }
}
