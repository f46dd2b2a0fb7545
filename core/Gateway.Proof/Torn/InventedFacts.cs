using System.Text;
using Gateway.Journal;

namespace Gateway.Proof.Torn;

/// <summary>Messages whose whole life follows from a text, so that whoever reads them back knows what must be there.</summary>
internal static class InventedFacts
{
    /// <summary>The message as it comes in: a text and some filling, so that sizes differ.</summary>
    public static Arrival ArrivalOf(string text) =>
        new("H99999900001", "fujian-ini", "crash", DateTimeOffset.UnixEpoch, Encoding.UTF8.GetBytes(text + new string('x', text.Length * 97 % 3000)));

    /// <summary>The facts of its life, in order.</summary>
    public static JournalFact[] LifeOf(string text) =>
    [
        new JournalFact.Prepared("outpatient.settle", new LaneKey("nhsa/" + text), "key/" + text, "v1", [new JournalKey("visit", text)], Encoding.UTF8.GetBytes(text), "{}"u8.ToArray()),
        new JournalFact.AttemptStarted(new AttemptIntent("M/" + text, "settle", AttemptPurpose.Do, "2207", "nhsa", DateTimeOffset.UnixEpoch, Encoding.UTF8.GetBytes(text))),
        new JournalFact.AttemptEnded("M/" + text, AttemptOutcome.Accepted, "0", Encoding.UTF8.GetBytes(text), default, [new KeyBookRow("H99999900001", "visit", text, "setl_id", text)]),
        new JournalFact.Finished(MessageState.Accepted, [], Encoding.UTF8.GetBytes(text)),
    ];
}
