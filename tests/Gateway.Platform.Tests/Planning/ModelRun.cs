using System.Collections.Immutable;
using System.Net;
using Gateway.Delivery;
using Gateway.Journal;

namespace Gateway.Platform.Tests;

/// <summary>What happens to one call on its way.</summary>
internal enum Fate
{
    Fine,

    /// <summary>No byte left.</summary>
    NotSent,

    /// <summary>Lost before the platform acted; or our process died between intent and sending.</summary>
    LostBefore,

    /// <summary>The platform acted, its answer was lost; or our process died before writing it down.</summary>
    LostAfter,

    /// <summary>We gave up waiting; the platform acts some calls later.</summary>
    Late,

    /// <summary>Answered that it did not, for a reason of business.</summary>
    Refused,
}

/// <summary>Drives a plan to its end against the model, one pure decision after the other, as lane and journal would.</summary>
internal sealed class ModelRun(DeliveryPlanner planner, Plan plan, IReadOnlyList<Fate> fates)
{
    private readonly List<(int At, ReadOnlyMemory<byte> Request)> late = [];
    private ImmutableArray<Attempt> attempts = [];
    private DateTimeOffset now = Times.Start;

    public ModelPlatform Platform { get; } = new();

    public ImmutableArray<Attempt> Attempts => attempts;

    /// <summary>The end: Finish or Park.</summary>
    public DeliveryAction ToTheEnd()
    {
        for (int call = 0; call < 400; call++)
        {
            DeliveryAction action = planner.Next(Items.Of(plan, attempts));
            if (action is not DeliveryAction.Send send)
            {
                late.ForEach(one => Platform.Do(one.Request)); // whatever was still on its way arrives
                return action;
            }

            Arrive(call);
            now = (send.NotBefore > now ? send.NotBefore.Value : now) + TimeSpan.FromMilliseconds(100);
            attempts = attempts.Add(Attempt(send, call));
        }

        throw new InvalidOperationException("The plan does not end.");
    }

    private Attempt Attempt(DeliveryAction.Send send, int call)
    {
        var stamp = new AttemptStamp($"H99999900001{now.ToOffset(TimeSpan.FromHours(8)):yyyyMMddHHmmss}{call:D4}", now);
        var intent = new AttemptIntent(stamp.MsgId, send.Step, send.Purpose, send.Transaction, send.Destination, now, send.Fill(stamp));
        Fate fate = call < fates.Count ? fates[call] : Fate.Fine;
        if (fate == Fate.Refused && send.Purpose is AttemptPurpose.Reverse or AttemptPurpose.Undo)
        {
            fate = Fate.Fine; // refusing these calls for a person; tests of their own do that
        }

        byte[]? answer = fate switch
        {
            Fate.Fine => Platform.Do(intent.Bytes),
            Fate.Refused => ModelPlatform.Refuse("业务校验不通过"),
            Fate.LostAfter => Lost(Platform.Do(intent.Bytes)),
            Fate.Late => Later(call, intent.Bytes),
            _ => null,
        };
        now += TimeSpan.FromMilliseconds(50);
        if (answer is null)
        {
            return new Attempt(intent, fate == Fate.NotSent ? AttemptOutcome.NotSent : AttemptOutcome.Unknown, "", default, now);
        }

        ReplyReading reading = ReplyReading.Of(send.Transaction, HttpStatusCode.OK, false, answer, Knowledge.Texts, new DialectAnswer());
        return new Attempt(intent, reading.Outcome, reading.Detail, answer, now);
    }

    private void Arrive(int call)
    {
        foreach ((int At, ReadOnlyMemory<byte> Request) one in late.Where(one => one.At <= call).ToArray())
        {
            late.Remove(one);
            Platform.Do(one.Request);
        }
    }

    private byte[]? Later(int call, ReadOnlyMemory<byte> request)
    {
        late.Add((call + 1 + (call % 5), request));
        return null;
    }

    private static byte[]? Lost(byte[] _) => null;
}
