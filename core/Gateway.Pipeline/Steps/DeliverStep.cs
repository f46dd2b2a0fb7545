using Gateway.Delivery;

namespace Gateway.Pipeline.Steps;

/// <summary>8 Deliver: hands the message to its lane. From here on the lanes own it; the end comes back through the delivery listener.</summary>
internal sealed class DeliverStep(DeliveryEngine engine) : IStep
{
    public string Name => "Deliver";

    public async ValueTask RunAsync(MessageContext context, CancellationToken cancellationToken)
    {
        await (context.Prepared is { } item ? engine.EnqueueAsync(item, cancellationToken) : engine.EnqueueAsync(context.MessageId, context.Plan!.Lane, cancellationToken, context.Inbound.Listener)); // set by step 6
        context.Place?.Leave();
    }
}
