using Gateway.Delivery;

namespace Gateway.Pipeline.Steps;

/// <summary>8 Deliver: hands the message to its lane. From here on the lanes own it; the end comes back through the delivery listener.</summary>
internal sealed class DeliverStep(DeliveryEngine engine) : IStep
{
    public string Name => "Deliver";

    public ValueTask RunAsync(MessageContext context, CancellationToken cancellationToken) => context.Prepared is { } item
        ? engine.EnqueueAsync(item, cancellationToken)
        : engine.EnqueueAsync(context.MessageId, context.Plan!.Lane, cancellationToken); // set by step 6
}
