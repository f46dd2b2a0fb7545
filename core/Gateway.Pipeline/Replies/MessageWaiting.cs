using Gateway.Delivery;
using Gateway.Journal;
using Gateway.Platform;

namespace Gateway.Pipeline;

/// <summary>What messages wait for now, as the lanes know.</summary>
public sealed class MessageWaiting(DeliveryEngine engine)
{
    /// <summary>What a message's lane and destination do.</summary>
    public Waiting Of(MessageHeader message)
    {
        if (message is not { Lane: { } key, State: MessageState.Prepared })
        {
            return default;
        }

        string destination = key.Text.Split('/')[0];
        LaneView? lane = engine.Find(key);
        return new Waiting(lane, engine.ClosureOf(destination)) { SigningIn = lane?.Session is { } session ? engine.Sessions().FirstOrDefault(view => view.Key == session)?.SigningIn : null };
    }
}
