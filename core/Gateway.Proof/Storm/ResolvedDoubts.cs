using System.Globalization;
using Gateway.Journal;

namespace Gateway.Proof.Storm;

/// <summary>Reads from a message's facts alone which outcomes were unknown, how long, and how they became known. Knows nothing of the gateway's own resolver.</summary>
internal sealed class ResolvedDoubts
{
    private static readonly HashSet<string> Effects = ["2102", "2103", "2201", "2202", "2203A", "2204", "2205", "2207", "2208"];

    private readonly List<double> seconds = [];
    private readonly SortedDictionary<string, int> how = new(StringComparer.Ordinal);

    public int Count => seconds.Count;

    /// <summary>Seconds within which so many of a hundred were known; 0 without any.</summary>
    public double Percentile(int percent) => seconds.Count == 0 ? 0 : seconds.Order().ElementAt(Math.Min(seconds.Count - 1, seconds.Count * percent / 100));

    /// <summary>Takes one message into account.</summary>
    public void Add(IEnumerable<JournalledFact> facts)
    {
        (string Step, DateTimeOffset Since)? open = null;
        AttemptIntent? pending = null, last = null;
        DateTimeOffset lastEnd = default;
        bool isReversed = false;
        foreach (JournalledFact fact in facts)
        {
            switch (fact.Fact)
            {
                case JournalFact.AttemptStarted { Intent: var intent }:
                    if (pending is not null)
                    {
                        (open, lastEnd) = (open ?? Doubt(pending, pending.At), pending.At); // the gateway was killed in between
                    }

                    if (open is { } doubt && (intent.Step != doubt.Step || intent.Purpose is AttemptPurpose.Do or AttemptPurpose.Undo))
                    {
                        Close(doubt, lastEnd, intent.Step == doubt.Step ? (isReversed ? "reversed" : "repeated") : last?.Purpose == AttemptPurpose.Ask ? "adopted" : "repeated");
                        (open, isReversed) = (null, false);
                    }

                    (pending, last) = (intent, intent);
                    isReversed |= intent.Purpose == AttemptPurpose.Reverse;
                    break;
                case JournalFact.AttemptEnded ended when pending?.MsgId == ended.MsgId:
                    lastEnd = fact.Origin.At;
                    open = ended.Outcome == AttemptOutcome.Unknown ? open ?? Doubt(pending, fact.Origin.At) : open;
                    pending = null;
                    break;
                case JournalFact.Finished when open is { } left:
                    Close(left, lastEnd, last?.Purpose == AttemptPurpose.Ask ? "adopted" : "repeated");
                    open = null;
                    break;
                default:
                    break;
            }
        }
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Count} ({string.Join(", ", how.Select(pair => $"{pair.Key} {pair.Value}"))}); known again after p50 {Percentile(50):0.00} s, p95 {Percentile(95):0.00} s, p99 {Percentile(99):0.00} s, longest {Percentile(100):0.0} s");

    private static (string Step, DateTimeOffset Since)? Doubt(AttemptIntent intent, DateTimeOffset at) =>
        intent.Purpose is AttemptPurpose.Do or AttemptPurpose.Undo && Effects.Contains(intent.Transaction) ? (intent.Step, at) : null;

    private void Close((string Step, DateTimeOffset Since) doubt, DateTimeOffset at, string word)
    {
        seconds.Add(Math.Max(0, (at - doubt.Since).TotalSeconds));
        how[word] = how.GetValueOrDefault(word) + 1;
    }
}
