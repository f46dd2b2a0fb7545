using System.Collections.Immutable;
using System.Net;
using Gateway.Delivery;
using Gateway.Journal;

namespace Gateway.Platform.Tests;

/// <summary>What happens to one call of a resolver under test. Beyond <see cref="Fate"/>: the gateway is killed, the platform's queries lag behind, answers come twice.</summary>
internal enum Blow
{
    Fine,
    NotSent,
    LostBefore,
    LostAfter,

    /// <summary>We gave up; the platform acts within the grace.</summary>
    Late,

    /// <summary>Killed after the intent was on disk, before a byte left.</summary>
    KilledBefore,

    /// <summary>Killed after the platform acted, before its answer was on disk.</summary>
    KilledAfter,

    /// <summary>Killed while the request is on its way; the platform acts within the grace after a stop.</summary>
    KilledLate,

    /// <summary>The answer's bytes come twice.</summary>
    Twice,

    /// <summary>A query shows how things stood before the last change.</summary>
    Stale,

    /// <summary>Refused for a reason of its own; only reversals and asks.</summary>
    Refused,
}

/// <summary>Drives a plan to its end against a platform that would settle as often as it is asked to, and looks after every call whether money lives twice.</summary>
internal sealed class ResolverRun(DeliveryPlanner planner, RecoveryOptions options, Plan plan, IReadOnlyList<(Blow Blow, int Chance)> blows)
{
    private readonly List<(DateTimeOffset At, ReadOnlyMemory<byte> Request)> late = [];
    private DateTimeOffset now = Times.Start;

    public ModelPlatform Platform { get; } = new();

    public ImmutableArray<Attempt> Attempts { get; private set; } = [];

    /// <summary>Orders of a person, each after a number of attempts.</summary>
    public ImmutableArray<PersonOrder> Orders { get; set; } = [];

    public int MostLive { get; private set; }

    public DateTimeOffset Now => now;

    public DeliveryItem Item => Items.Of(plan, Attempts, Orders.IsEmpty ? null : Orders[^1].At) with { Orders = Orders };

    public DeliveryAction ToTheEnd()
    {
        for (int call = 0; call < 2000; call++)
        {
            DeliveryAction action = planner.Next(Item);
            if (action is not DeliveryAction.Send send)
            {
                Arrive(DateTimeOffset.MaxValue);
                return action;
            }

            now = (send.NotBefore > now ? send.NotBefore.Value : now) + TimeSpan.FromMilliseconds(100);
            Arrive(now);
            Attempts = Attempts.Add(Try(send, Attempts.Length));
            MostLive = Math.Max(MostLive, Platform.Live.Count);
        }

        throw new InvalidOperationException("The plan does not end.");
    }

    private Attempt Try(DeliveryAction.Send send, int call)
    {
        var stamp = new AttemptStamp($"H99999900001{now.ToOffset(TimeSpan.FromHours(8)):yyyyMMddHHmmss}{call:D4}", now);
        var intent = new AttemptIntent(stamp.MsgId, send.Step, send.Purpose, send.Transaction, send.Destination, now, send.Fill(stamp));
        (Blow blow, int chance) = call < blows.Count ? blows[call] : (Blow.Fine, 0);
        blow = blow == Blow.Refused && send.Purpose is not (AttemptPurpose.Ask or AttemptPurpose.Reverse) ? Blow.Fine : blow;
        byte[]? answer = AnswerTo(blow, chance, intent);
        if (blow is Blow.KilledBefore or Blow.KilledAfter or Blow.KilledLate)
        {
            now += TimeSpan.FromSeconds(1); // as a restart reads it: no outcome, and nobody knows when it would have ended
            return new Attempt(intent, AttemptOutcome.Unknown, "The gateway stopped before the outcome was written.", default, intent.At);
        }

        now += TimeSpan.FromMilliseconds(50);
        if (answer is null)
        {
            return new Attempt(intent, blow == Blow.NotSent ? AttemptOutcome.NotSent : AttemptOutcome.Unknown, "", default, now);
        }

        ReplyReading reading = ReplyReading.Of(send.Transaction, HttpStatusCode.OK, false, answer, Knowledge.Texts, new DialectAnswer());
        return new Attempt(intent, reading.Outcome, reading.Detail, answer, now);
    }

    private byte[]? AnswerTo(Blow blow, int chance, AttemptIntent intent)
    {
        switch (blow)
        {
            case Blow.Fine:
                return Platform.Do(intent.Bytes);
            case Blow.Twice:
                byte[] once = Platform.Do(intent.Bytes);
                return [.. once, .. once];
            case Blow.Stale:
                return Platform.Do(intent.Bytes, isStale: true);
            case Blow.Refused:
                return ModelPlatform.Refuse("系统参数错误");
            case Blow.LostAfter or Blow.KilledAfter:
                Platform.Do(intent.Bytes);
                return null;
            case Blow.Late:
                late.Add((now + TimeSpan.FromMilliseconds(50) + (options.Grace * (chance / 100.0)), intent.Bytes));
                return null;
            case Blow.KilledLate:
                late.Add((now + ((options.Grace + options.GraceAfterStop) * (chance / 100.0)), intent.Bytes));
                return null;
            default:
                return null;
        }
    }

    private void Arrive(DateTimeOffset until)
    {
        foreach ((DateTimeOffset At, ReadOnlyMemory<byte> Request) one in late.Where(one => one.At <= until).OrderBy(one => one.At).ToArray())
        {
            late.Remove(one);
            Platform.Do(one.Request);
            MostLive = Math.Max(MostLive, Platform.Live.Count);
        }
    }
}
