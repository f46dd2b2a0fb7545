using CsCheck;

namespace Gateway.Journal.Tests.States;

public sealed class FoldingTests
{
    private static readonly Gen<(int Message, int Fact)[]> Steps = Gen.Select(Gen.Int[0, 3], Gen.Int[0, Sample.EveryFact.Length - 1]).Array[0, 30];

    [Fact]
    public Task Both_engines_say_the_same_of_any_facts_in_any_order() => Steps.SampleAsync(
        async steps =>
        {
            using var folder = new JournalFolder();
            await using SqliteJournal sqlite = folder.Open();
            await using InMemoryJournal memory = new();

            Assert.Equal(await PlayAsync(memory, steps), await PlayAsync(sqlite, steps));
            Assert.Empty((await sqlite.VerifyAsync(CancellationToken.None)).Faults);
        },
        iter: 20, threads: 1);

    [Fact]
    public void What_a_message_is_follows_from_its_accepted_facts_alone() => Steps.Sample(steps =>
    {
        MessageHeader begun = MessageFold.Begin(1, Sample.Arrival("a message"), "00"), live = begun;
        List<JournalFact> kept = [];
        foreach ((_, int fact) in steps)
        {
            if (TryFold(live, Sample.EveryFact[fact]) is { } next)
            {
                live = next;
                kept.Add(Sample.EveryFact[fact]);
            }
        }

        Assert.Equal(live, kept.Aggregate(begun, (header, fact) => MessageFold.After(header, FactPayload.Read(FactPayload.KindOf(fact), FactPayload.Write(fact)), Sample.Origin)));
        Assert.Equal(kept.OfType<JournalFact.AttemptStarted>().Count(), live.Attempts);
    });

    /// <summary>What each step came to, then everything the journal shows.</summary>
    private static async Task<List<string>> PlayAsync(IJournal journal, (int Message, int Fact)[] steps)
    {
        List<string> story = [];
        foreach ((int message, int fact) in steps)
        {
            Recorded recorded = await journal.RecordAsync(Sample.Arrival("message " + message), CancellationToken.None);
            story.Add($"{recorded} {await TryAppendAsync(journal, recorded.MessageId, ForMessage(message, Sample.EveryFact[fact]))}");
        }

        MessagePage page = await journal.ListAsync(new MessageFilter(), CancellationToken.None);
        story.AddRange(page.Messages.Select(header => header.ToString()));
        story.Add($"{page.CompleteToSequence} {string.Join(' ', await journal.CountAsync(CancellationToken.None))} {await journal.LastMsgIdAsync(Sample.Hospital, CancellationToken.None)}");
        return story;
    }

    /// <summary>Messages 0 and 1 want the same business key; attempts have the message's own msgid.</summary>
    private static JournalFact ForMessage(int message, JournalFact fact) => fact switch
    {
        JournalFact.Prepared => Sample.Prepared($"BK{message / 2}", $"MZ{message}"),
        JournalFact.AttemptStarted => Sample.Started($"M{message}"),
        JournalFact.AttemptEnded => Sample.Ended($"M{message}", AttemptOutcome.Accepted, new KeyBookRow(Sample.Hospital, "visit", $"MZ{message}", "mdtrt_id", "1")),
        _ => fact,
    };

    private static async Task<string> TryAppendAsync(IJournal journal, long id, JournalFact fact)
    {
        try
        {
            await journal.AppendAsync(id, fact, Sample.Origin, CancellationToken.None);
            return "written";
        }
        catch (InvalidOperationException refused)
        {
            return refused.Message;
        }
    }

    private static MessageHeader? TryFold(MessageHeader header, JournalFact fact)
    {
        try
        {
            return MessageFold.After(header, fact, Sample.Origin);
        }
        catch (FactRefusedException)
        {
            return null;
        }
    }
}
