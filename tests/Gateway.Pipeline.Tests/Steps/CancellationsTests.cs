using System.Text;
using Gateway.Journal;
using Gateway.Pipeline.Steps;

namespace Gateway.Pipeline.Tests.Steps;

public sealed class CancellationsTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly InMemoryJournal journal = new();
    private int sent;

    [Fact]
    public async Task A_bill_that_was_sent_again_behind_its_cancellation_is_reversed_by_it()
    {
        long cancellation = await PreparedAsync("outpatient.settle.cancel"), bill = await PreparedAsync("outpatient.settle");
        await AcceptedAsync(bill);
        await AcceptedAsync(cancellation);

        await Made().NoteAsync(cancellation, "outpatient.settle.cancel", TestContext.Current.CancellationToken);

        Assert.Equal(MessageState.Reversed, await StateAsync(bill));
    }

    [Fact]
    public async Task A_corrected_bill_that_was_accepted_after_the_cancellation_stays()
    {
        long bill = await PreparedAsync("outpatient.settle"), cancellation = await PreparedAsync("outpatient.settle.cancel"), corrected = await PreparedAsync("outpatient.settle");
        await AcceptedAsync(bill);
        await AcceptedAsync(cancellation);
        await AcceptedAsync(corrected);

        await Made().NoteAsync(cancellation, "outpatient.settle.cancel", TestContext.Current.CancellationToken);

        Assert.Equal(MessageState.Reversed, await StateAsync(bill));
        Assert.Equal(MessageState.Accepted, await StateAsync(corrected));
        Assert.False(await Made().FreedAsync(corrected, TestContext.Current.CancellationToken));
    }

    public ValueTask DisposeAsync() => journal.DisposeAsync();

    private Cancellations Made() => new(journal, null!, TimeProvider.System); // the plans are asked at a start only

    private async Task<long> PreparedAsync(string @event)
    {
        byte[] bytes = Encoding.UTF8.GetBytes($"bytes {++sent}");
        long id = (await journal.RecordAsync(new Arrival("H99999900001", "fujian-ini", "http", Noon, bytes), TestContext.Current.CancellationToken)).MessageId;
        await AppendAsync(id, new JournalFact.Prepared(@event, new LaneKey("nhsa/H99999900001/visit/MZ1"), null, "fujian-ini@1.0", [new JournalKey("visit", "MZ1")], bytes, bytes));
        return id;
    }

    private Task AcceptedAsync(long id) => AppendAsync(id, new JournalFact.Finished(MessageState.Accepted, [], default));

    private Task AppendAsync(long id, JournalFact fact) => journal.AppendAsync(id, fact, new FactOrigin("gateway", "test", Noon), TestContext.Current.CancellationToken);

    private async Task<MessageState> StateAsync(long id) => (await journal.FindAsync(id, TestContext.Current.CancellationToken))!.State; // it was recorded
}
