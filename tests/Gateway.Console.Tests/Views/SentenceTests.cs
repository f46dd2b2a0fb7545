using System.Collections.Immutable;
using Gateway.Console.Views;
using Gateway.Contract;
using Gateway.Journal;

namespace Gateway.Console.Tests.Views;

public sealed class SentenceTests
{
    private static readonly Issue Missing = new(IssueCodes.ValueRequired, new SourceLocation("PID/5/1", 12, 3), "Expected the person's name.") { TableRow = "adt-a04.csv:7:target" };

    public static TheoryData<string, string> Facts => new(Samples.Keys.Select(kind => (kind, Samples[kind].Expected)));

    private static Dictionary<string, (JournalFact Fact, string Expected)> Samples { get; } = new(StringComparer.Ordinal)
    {
        ["prepared"] = (new JournalFact.Prepared("outpatient.settle", new LaneKey("nhsa/H99999900001/visit/1"), null, "fujian-ini@1.0/mzsf", [], "{}"u8.ToArray(), "{}"u8.ToArray()), "outpatient.settle, fujian-ini@1.0/mzsf, lane nhsa/H99999900001/visit/1"),
        ["rejected"] = (new JournalFact.Rejected([Missing]), "The gateway refused it before anything was sent."),
        ["attempt-started"] = (new JournalFact.AttemptStarted(new AttemptIntent("M1", "settle", AttemptPurpose.Reverse, "2601", "nhsa", default, "{}"u8.ToArray())), "M1: reverses by 2601 at nhsa for step settle."),
        ["attempt-ended"] = (new JournalFact.AttemptEnded("M1", AttemptOutcome.Unknown, "", default, new AttemptTiming(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(2), TimeSpan.FromMilliseconds(3.25)), []), "M1: Unknown after 6.3 ms (connect 1, send 2, wait 3.3)."),
        ["finished"] = (new JournalFact.Finished(MessageState.Refused, [Missing], default), "Refused."),
        ["replied"] = (new JournalFact.Replied("x"u8.ToArray(), IsFinal: false), "A 'pending' reply was written; the result follows."),
        ["parked"] = (new JournalFact.Parked([Missing]), "Set aside for a person; its lane waits."),
        ["dropped"] = (new JournalFact.Dropped(KeptParts.Replies, 10, new byte[32]), "Its bytes were dropped by age; the replies are kept."),
        ["answered-late"] = (new JournalFact.AnsweredLate("M1", AttemptOutcome.Accepted, "0", "{}"u8.ToArray()), "M1: an answer came after the attempt was given up; it changes nothing. Accepted. 0"),
        ["skipped"] = (new JournalFact.Skipped("Done at the counter.") { Successor = 12 }, "Message 12 took its place: Done at the counter."),
        ["key-lapsed"] = (new JournalFact.KeyLapsed(12), "Its business number was free again after the period of duplicates; message 12 has it now."),
        ["released"] = (new JournalFact.Released("The platform answers again."), "The platform answers again."),
    };

    [Theory]
    [MemberData(nameof(Facts))]
    public void Each_fact_is_one_sentence(string kind, string expected)
    {
        (string saidKind, string summary, ImmutableArray<Issue> _, int _) = FactSummary.Of(Samples[kind].Fact);

        Assert.Equal((kind, expected), (saidKind, summary));
    }

    [Theory]
    [InlineData(AttemptPurpose.Do, "sends")]
    [InlineData(AttemptPurpose.Ask, "asks by")]
    [InlineData(AttemptPurpose.Reverse, "reverses by")]
    [InlineData(AttemptPurpose.Undo, "undoes by")]
    public void An_attempt_says_what_it_is_for(AttemptPurpose purpose, string verb) =>
        Assert.Contains($": {verb} 2207 at nhsa", FactSummary.Of(new JournalFact.AttemptStarted(new AttemptIntent("M1", "settle", purpose, "2207", "nhsa", default, default))).Summary, StringComparison.Ordinal);

    [Fact]
    public void A_refused_message_is_explained_by_code_place_expectation_and_table_row()
    {
        var issue = new IssueView("GW3001", "error", "缺少必填项。", "A required value is missing.", "PID/5/1 (byte 12+3)", "Expected the person's name.", "adt-a04.csv:7:target");
        FactView[] facts = [new FactView { Sequence = 2, At = default, Actor = "gateway", Cause = "Refused", Kind = "rejected", Summary = "", Issues = [issue] }];

        Assert.Equal(
            "Refused; nothing of it is live at the platform. GW3001 缺少必填项。 A required value is missing. Place: PID/5/1 (byte 12+3). Expected the person's name. Table row: adt-a04.csv:7:target.",
            Explanation.Of(HeaderOf(MessageState.Refused), facts));
    }

    [Theory]
    [InlineData(MessageState.Received, "Received and on disk")]
    [InlineData(MessageState.Prepared, "Its lane works on it: 2 attempts so far.")]
    [InlineData(MessageState.Parked, "A person has to decide")]
    [InlineData(MessageState.Accepted, "The platform has accepted it.")]
    [InlineData(MessageState.Refused, "Refused; nothing of it is live at the platform.")]
    [InlineData(MessageState.Reversed, "Done and undone; nothing of it is live at the platform.")]
    [InlineData(MessageState.Skipped, "A person ended it; nothing of it is live at the platform.")]
    public void Each_state_is_explained(MessageState state, string begins)
    {
        FactView[] facts = [.. Enumerable.Range(1, 2).Select(sequence => new FactView { Sequence = sequence, At = default, Actor = "gateway", Cause = "settle", Kind = "attempt-started", Summary = "" })];

        Assert.StartsWith(begins, Explanation.Of(HeaderOf(state), facts), StringComparison.Ordinal);
    }

    private static MessageHeader HeaderOf(MessageState state) =>
        new(1, "H99999900001", "hl7v2-iborn", "test", state, default, default, "", 0, null, null, null, null, null, 0);
}
