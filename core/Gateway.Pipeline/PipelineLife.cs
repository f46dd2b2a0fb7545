using Gateway.Delivery;
using Gateway.Journal;
using Gateway.Pipeline.Steps;

namespace Gateway.Pipeline;

/// <summary>Starts the line after the lanes: first what a restart interrupted, then new messages.</summary>
public sealed class PipelineLife
{
    private readonly GatewayLine line;
    private readonly DeliveryEngine engine;
    private readonly IDeliveryListener listener;
    private readonly IJournal journal;
    private readonly Cancellations cancellations;
    private readonly LedgerReconciliation reconciliation;

    internal PipelineLife(GatewayLine line, DeliveryEngine engine, IDeliveryListener listener, IJournal journal, Cancellations cancellations, LedgerReconciliation reconciliation) =>
        (this.line, this.engine, this.listener, this.journal, this.cancellations, this.reconciliation) = (line, engine, listener, journal, cancellations, reconciliation);

    /// <summary>Takes up every unfinished message.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        List<MessageHeader> received = [];
        await foreach (MessageHeader header in journal.UnfinishedAsync(cancellationToken))
        {
            if (header.State == MessageState.Received)
            {
                received.Add(header);
            }
        }

        await cancellations.CatchUpAsync(cancellationToken);
        await engine.StartAsync(listener, cancellationToken);
        line.ResumeAll(received);
    }

    /// <summary>Takes a message up again that a person released before it was prepared.</summary>
    public void Resume(MessageHeader header) => line.Resume(header);

    /// <summary>The same for a message that corrects another one; done when it is in its lane or has ended.</summary>
    internal Task PrepareAsync(MessageHeader header) => line.PrepareAsync(header);

    /// <summary>Lets what is in hand reach its lane, then stops the lanes.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await line.DrainAsync();
        await reconciliation.StopAsync();
        await engine.StopAsync(cancellationToken);
    }
}
