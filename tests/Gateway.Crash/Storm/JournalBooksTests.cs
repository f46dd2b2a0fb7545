using System.Text;
using Gateway.Journal;
using Gateway.Proof.Storm;

namespace Gateway.Crash.Storm;

/// <summary>What the judge makes of the order in which a journal's messages were tried.</summary>
public sealed class JournalBooksTests
{
    [Fact]
    public async Task A_visit_that_is_taken_back_from_its_settlement_to_its_registration_is_in_order()
    {
        JournalBooks books = await BooksOf("2208", "2205", "2202");

        Assert.Equal((0, 0), (books.Disordered, books.Unfinished));
        Assert.Empty(books.Suspect);
    }

    [Theory]
    [InlineData("2202", "2208")]
    [InlineData("2202", "2205")]
    [InlineData("2207", "2201")]
    [InlineData("1101", "2207", "2204")]
    [InlineData("2201", "9999")] // a transaction that the judge does not know is never in order
    public async Task What_is_tried_in_another_order_is_suspect(params string[] transactions)
    {
        JournalBooks books = await BooksOf(transactions);

        Assert.Equal(1, books.Disordered);
        Assert.Equal(["V1"], books.Suspect);
    }

    private static async Task<JournalBooks> BooksOf(params string[] transactions)
    {
        var journal = new InMemoryJournal();
        var origin = new FactOrigin("test", "test", new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
        CancellationToken token = TestContext.Current.CancellationToken;
        long id = (await journal.RecordAsync(new Arrival("H99999900001", "test", "test", origin.At, Encoding.UTF8.GetBytes("V1")), token)).MessageId;
        await journal.AppendAsync(id, new JournalFact.Prepared("visit.undo", new LaneKey("nhsa/H99999900001/visit/V1"), null, "test@1", [new JournalKey("visit", "V1")], "{}"u8.ToArray(), "{}"u8.ToArray()), origin, token);
        foreach ((int number, string transaction) in transactions.Index())
        {
            string msgid = $"H99999900001202601050900000{number:D3}";
            await journal.AppendAsync(id, new JournalFact.AttemptStarted(new AttemptIntent(msgid, transaction, AttemptPurpose.Do, transaction, "nhsa", origin.At, default)), origin, token);
            await journal.AppendAsync(id, new JournalFact.AttemptEnded(msgid, AttemptOutcome.Accepted, "", default, default, []), origin, token);
        }

        await journal.AppendAsync(id, new JournalFact.Finished(MessageState.Refused, [], default), origin, token);
        return await JournalBooks.ReadAsync(journal, token);
    }
}
