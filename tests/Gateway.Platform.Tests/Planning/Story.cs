using System.Collections.Immutable;
using System.Text;
using Gateway.Delivery;
using Gateway.Journal;

namespace Gateway.Platform.Tests;

/// <summary>A message's delivery, told attempt by attempt.</summary>
internal sealed class Story(Plan plan, int maxTroubles)
{
    private readonly DeliveryPlanner planner = Knowledge.Planner(maxTroubles);
    private readonly ModelPlatform platform = new();
    private DateTimeOffset now = Times.Start;
    private ImmutableArray<PersonOrder> orders = [];

    public ImmutableArray<Attempt> Attempts { get; private set; } = [];

    public static Story UntilSettling(int maxTroubles = 25) => Until("settle", maxTroubles);

    /// <summary>Everything before a step went well.</summary>
    public static Story Until(string step, int maxTroubles = 25)
    {
        var story = new Story(Plans.Settlement, maxTroubles);
        while (story.Send() is { } send && send.Step != step)
        {
            story.Then(AttemptOutcome.Accepted, Encoding.UTF8.GetString(story.platform.Do(send.Fill(new AttemptStamp("m", Times.Start)))));
        }

        return story;
    }

    public DeliveryAction Next(DateTimeOffset? releasedAt = null) => planner.Next(Items.Of(plan, Attempts, releasedAt ?? (orders.IsEmpty ? null : orders[^1].At)) with { Orders = orders });

    /// <summary>A person lets it go on in a way.</summary>
    public Story Order(ReleaseHow how, string? number = null)
    {
        orders = orders.Add(new PersonOrder(how, number, "looked at it", now = now.AddSeconds(1), Attempts.Length));
        return this;
    }

    public DeliveryAction.Send Send() => Assert.IsType<DeliveryAction.Send>(Next());

    public DeliveryAction.Finish Finish(MessageState state)
    {
        var finish = Assert.IsType<DeliveryAction.Finish>(Next());
        Assert.Equal(state, finish.State);
        return finish;
    }

    /// <summary>What is asked for next is sent and comes to this.</summary>
    public Story Then(AttemptOutcome outcome, string answer = "", string? detail = null, TimeSpan after = default)
    {
        DeliveryAction.Send send = Send();
        now = (send.NotBefore > now ? send.NotBefore.Value : now.AddSeconds(1)) + after;
        var stamp = new AttemptStamp($"H99999900001{now:yyyyMMddHHmmss}{Attempts.Length:D4}", now);
        var intent = new AttemptIntent(stamp.MsgId, send.Step, send.Purpose, send.Transaction, send.Destination, now, send.Fill(stamp));
        Attempts = Attempts.Add(new Attempt(intent, outcome, detail ?? answer, Encoding.UTF8.GetBytes(answer), now.AddMilliseconds(50)));
        return this;
    }
}
