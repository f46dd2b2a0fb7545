using System.Collections.Immutable;
using Gateway.Journal;

namespace Gateway.Delivery.Tests.Attempts;

public sealed class StaleIntentTests
{
    [Theory]
    [InlineData(29, 1)]
    [InlineData(31, 2)]
    public void An_intent_that_waited_long_for_the_journal_is_not_acted_upon(int seconds, int intents)
    {
        using var world = new DeliveryWorld();
        world.Start();
        var back = new TaskCompletionSource();
        world.Process.Away = back.Task;
        long id = world.Add();
        world.Pass(TimeSpan.FromSeconds(seconds));
        Assert.Empty(world.Platform.Calls);

        back.SetResult();
        world.Pass(TimeSpan.FromMinutes(1));

        ImmutableArray<JournalFact> facts = world.FactsOf(id);
        Assert.Equal(MessageState.Accepted, world.StateOf(id));
        Assert.Equal(intents, facts.OfType<JournalFact.AttemptStarted>().Count());
        Assert.Equal(facts.OfType<JournalFact.AttemptStarted>().Last().Intent.MsgId, Assert.Single(world.Platform.Calls).MsgId);
        Assert.Equal(
            intents == 1 ? [AttemptOutcome.Accepted] : [AttemptOutcome.NotSent, AttemptOutcome.Accepted],
            facts.OfType<JournalFact.AttemptEnded>().Select(fact => fact.Outcome));
    }
}
