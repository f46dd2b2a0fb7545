using System.Collections.Immutable;
using System.Text;
using Gateway.Contract;

namespace Gateway.Journal.Tests;

/// <summary>Synthetic messages and facts.</summary>
internal static class Sample
{
    public const string Hospital = "H99999900001";
    public const string Pharmacy = "P99999900001";

    public static DateTimeOffset Noon { get; } = new(2026, 1, 31, 12, 0, 0, TimeSpan.FromHours(8));

    public static FactOrigin Origin { get; } = new("gateway", "test", Noon);

    public static Issue Missing { get; } = new(IssueCodes.ValueMissing, new SourceLocation("mzsf/Cardno", 12, 3), "Expected a card number.") { TableRow = "settle.csv:4:source" };

    public static Arrival Arrival(string text, string institution = Hospital, string source = "fujian-ini") => new(institution, source, "http", Noon, Encoding.UTF8.GetBytes(text));

    /// <summary>A message that packing does not make smaller.</summary>
    public static Arrival Noise(int seed, int bytes)
    {
        byte[] noise = new byte[bytes];
        new Random(seed).NextBytes(noise);
        return Arrival("") with { Bytes = noise };
    }

    public static JournalFact.Prepared Prepared(string? businessKey = null, string visit = "MZ1") => new(
        "outpatient.settle", new LaneKey($"nhsa/{Hospital}/visit/{visit}"), businessKey, "fujian-ini@1.0.0#abc",
        [new JournalKey("visit", visit), new JournalKey("invoice", "INV-" + visit)], "{\"resourceType\":\"Bundle\"}"u8.ToArray(), "{\"steps\":[]}"u8.ToArray());

    public static JournalFact.Rejected Rejected() => new([Missing]);

    public static JournalFact.AttemptStarted Started(string msgId, string step = "settle") => new(
        new AttemptIntent(msgId, step, AttemptPurpose.Do, "2207", "nhsa", Noon, "{\"infno\":\"2207\"}"u8.ToArray()));

    public static JournalFact.AttemptEnded Ended(string msgId, AttemptOutcome outcome = AttemptOutcome.Accepted, params ImmutableArray<KeyBookRow> learned) => new(
        msgId, outcome, "0", "{\"infcode\":0}"u8.ToArray(), new AttemptTiming(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(2), TimeSpan.FromMilliseconds(30)), learned);

    public static JournalFact.Finished Finished(MessageState state) => new(state, state is MessageState.Refused ? [Missing] : [], "{\"resourceType\":\"ClaimResponse\"}"u8.ToArray());

    public static JournalFact.Replied Replied(string text = "ok", bool isFinal = true) => new(Encoding.UTF8.GetBytes(text), isFinal);

    public static JournalFact.Parked Parked() => new([Missing]);

    public static JournalFact.Released Released() => new("looked at it");

    public static JournalFact.AnsweredLate AnsweredLate(string msgId) => new(msgId, AttemptOutcome.Accepted, "0", "{\"infcode\":0}"u8.ToArray());

    public static JournalFact.Dropped Dropped() => new(KeptParts.Replies, 1234, new byte[32]);

    public static JournalFact.Skipped Skipped(long? successor = null) => new("办过了") { Successor = successor };

    public static JournalFact.KeyLapsed KeyLapsed() => new(7);

    /// <summary>One fact of each kind, finished in each way.</summary>
    public static ImmutableArray<JournalFact> EveryFact { get; } =
    [
        Prepared(), Rejected(), Started("M1"), Ended("M1"), Finished(MessageState.Accepted), Finished(MessageState.Refused), Finished(MessageState.Reversed), Replied(), Parked(), Released(), AnsweredLate("M1"), Skipped(), KeyLapsed(), Dropped(),
    ];
}
