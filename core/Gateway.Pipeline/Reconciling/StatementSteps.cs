using System.Text.Json;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.Platform;

namespace Gateway.Pipeline.Reconciling;

/// <summary>
/// The messages of a run: each is recorded under bytes that follow from the run and its step, prepared and delivered like any other, so that a run
/// which is taken up again finds what it did before and sends nothing twice.
/// </summary>
internal sealed class StatementSteps(IJournal journal, DeliveryEngine engine, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Delivers a step's message and waits for its end, or until a person has to decide.</summary>
    /// <param name="prepare">Makes J2 from the hash of the message's bytes; asked only where there is no J2 yet.</param>
    /// <param name="patience">Gives up waiting after so long; null waits as long as the destination takes.</param>
    /// <returns>The message as it ended, or why it could not be made.</returns>
    public async Task<Outcome<MessageHeader>> DeliverAsync(string institution, StatementStep step, Func<string, Outcome<JournalFact.Prepared>> prepare, CancellationToken cancellationToken, TimeSpan? patience = null)
    {
        var arrival = new Arrival(institution, ReconcileOrder.StepSource, "reconcile", time.GetUtcNow(), JsonSerializer.SerializeToUtf8Bytes(step, ReconcileOrder.Json));
        Recorded recorded = await journal.RecordAsync(arrival, cancellationToken);
        MessageHeader header = (await journal.FindAsync(recorded.MessageId, cancellationToken))!; // recorded above
        if (header.State == MessageState.Received)
        {
            Outcome<JournalFact.Prepared> prepared = prepare(header.Sha256);
            if (!prepared.TryGetValue(out JournalFact.Prepared? fact))
            {
                await AppendAsync(header.Id, new JournalFact.Rejected(prepared.Issues));
                return Outcome.Refused<MessageHeader>(prepared.Issues);
            }

            await AppendAsync(header.Id, fact);
            await engine.EnqueueAsync(header.Id, fact.Lane, CancellationToken.None);
        }

        return Outcome.Of(await EndAsync(header.Id, patience, cancellationToken));
    }

    /// <summary>Waits until a message has ended or is parked.</summary>
    /// <param name="patience">Gives up after so long; null waits as long as the destination takes.</param>
    public async Task<MessageHeader> EndAsync(long messageId, TimeSpan? patience, CancellationToken cancellationToken)
    {
        for (long began = time.GetTimestamp(); ;)
        {
            MessageHeader header = (await journal.FindAsync(messageId, cancellationToken))!; // nothing is ever removed
            if (header.State is not (MessageState.Received or MessageState.Prepared) || (patience is { } most && time.GetElapsedTime(began) > most))
            {
                return header;
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private Task AppendAsync(long messageId, JournalFact fact) => journal.AppendAsync(messageId, fact, new FactOrigin("gateway", "Reconcile", time.GetUtcNow()), CancellationToken.None);
}

/// <summary>What a step is about: its bytes are its identity.</summary>
/// <param name="Run">The order's number.</param>
/// <param name="Kind"><c>total</c>, <c>detail</c> or <c>reverse</c>.</param>
/// <param name="About">The account, or the msgid.</param>
internal sealed record StatementStep(long Run, string Kind, string About);
