namespace Gateway.Journal.Tests.States;

public sealed class MessageLifeTests
{
    /// <summary>Every state with and without a Prepared fact behind it, as far as it can be reached.</summary>
    private static readonly (MessageState State, bool IsPrepared)[] Places =
    [
        (MessageState.Received, false), (MessageState.Prepared, true), (MessageState.Parked, false), (MessageState.Parked, true),
        (MessageState.Accepted, true), (MessageState.Refused, false), (MessageState.Refused, true), (MessageState.Reversed, true), (MessageState.Skipped, false), (MessageState.Skipped, true),
    ];

    [Theory]
    [InlineData("Received", "Prepared>Prepared Rejected>Refused Parked>Parked")]
    [InlineData("Prepared+", "Parked>Parked AttemptStarted>Prepared FinishedAccepted>Accepted FinishedRefused>Refused FinishedReversed>Reversed")]
    [InlineData("Parked", "Rejected>Refused Released>Received Skipped>Skipped")]
    [InlineData("Parked+", "Released>Prepared FinishedAccepted>Accepted FinishedRefused>Refused FinishedReversed>Reversed Skipped>Skipped")]
    [InlineData("Accepted+", "FinishedReversed>Reversed KeyLapsed>Accepted")]
    [InlineData("Refused", "Released>Received")]
    [InlineData("Refused+", "")]
    [InlineData("Reversed+", "")]
    [InlineData("Skipped", "")]
    [InlineData("Skipped+", "")]
    public void Only_these_facts_may_follow(string place, string expected)
    {
        var state = Enum.Parse<MessageState>(place.TrimEnd('+'));
        string[] always = [$"AnsweredLate>{state}", $"AttemptEnded>{state}", $"Replied>{state}", .. state.IsFinal() ? new[] { $"Dropped>{state}" } : []];

        IEnumerable<string> possible = Sample.EveryFact
            .Select(fact => (Name: Named(fact), Next: MessageLife.After(state, place.EndsWith('+'), fact)))
            .Where(step => step.Next is not null).Select(step => $"{step.Name}>{step.Next}");

        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Concat(always).Order(StringComparer.Ordinal), possible.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(MessageState.Received)]
    [InlineData(MessageState.Prepared)]
    [InlineData(MessageState.Parked)]
    public void Nothing_finishes_in_a_state_that_is_not_final(MessageState end) =>
        Assert.All(Places, place => Assert.Null(MessageLife.After(place.State, place.IsPrepared, Sample.Finished(end))));

    [Theory]
    [InlineData(MessageState.Refused, false, MessageState.Refused)]
    [InlineData(MessageState.Refused, true, MessageState.Refused)]
    [InlineData(MessageState.Parked, true, MessageState.Skipped)]
    [InlineData(MessageState.Prepared, true, null)]
    [InlineData(MessageState.Accepted, true, null)]
    public void A_correction_takes_the_place_of_what_never_reached_the_platform(MessageState state, bool isPrepared, MessageState? after) =>
        Assert.Equal(after, MessageLife.After(state, isPrepared, Sample.Skipped(successor: 9)));

    [Fact]
    public void Nothing_finishes_as_skipped() =>
        Assert.All(Places, place => Assert.Null(MessageLife.After(place.State, place.IsPrepared, Sample.Finished(MessageState.Skipped))));

    [Fact]
    public void Every_state_that_is_not_final_has_a_way_out() => Assert.All(
        Places.Where(place => !place.State.IsFinal()),
        place => Assert.Contains(Sample.EveryFact, fact => MessageLife.After(place.State, place.IsPrepared, fact) is { } next && next != place.State));

    private static string Named(JournalFact fact) => fact is JournalFact.Finished finished ? $"Finished{finished.State}" : fact.GetType().Name;
}
