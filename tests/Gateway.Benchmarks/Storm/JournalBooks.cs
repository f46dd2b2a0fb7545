using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Journal;
using Hl7.Fhir.Model;
using MessageHeader = Gateway.Journal.MessageHeader;
using Task = System.Threading.Tasks.Task;

namespace Gateway.Benchmarks.Storm;

/// <summary>What the gateway's journal holds after the storm.</summary>
internal sealed class JournalBooks
{
    private static readonly string[] StepOrder = ["1101", "2201", "2203A", "2204", "2206", "2207", "2101", "2102", "2103", "2208", "2205"];
    private readonly SortedDictionary<string, int> attempts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(long Id, long First, long Last)>> lanes = new(StringComparer.Ordinal);

    /// <summary>Live settlements by the sender's number.</summary>
    public Dictionary<string, StormMoney> Live { get; } = new(StringComparer.Ordinal);

    public int Unfinished { get; private set; }

    public int LateAnswers { get; private set; }

    public int Disordered { get; private set; }

    public ResolvedDoubts Unknown { get; } = new();

    public string Attempts => string.Join(", ", attempts.Select(pair => $"{pair.Key} {pair.Value}"));

    public int LanesJudged => lanes.Values.Count(lane => lane.Count > 1);

    /// <summary>Lanes in which a message was tried before an earlier one was through.</summary>
    public int LanesDisordered => lanes.Values.Count(lane => lane.OrderBy(message => message.Id).ToArray() is var sorted && sorted.Zip(sorted.Skip(1)).Any(pair => pair.Second.First < pair.First.Last));

    public static async Task<JournalBooks> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var books = new JournalBooks();
        await using DurableJournal journal = JournalStore.Of(path).Open();
        for (long? before = null; ;)
        {
            MessagePage page = await journal.ListAsync(new MessageFilter { Before = before, Limit = 500 }, cancellationToken);
            foreach (MessageHeader message in page.Messages)
            {
                books.Add(message, await journal.ReadAsync(message.Id, cancellationToken));
            }

            if (page.Messages.Length < 500)
            {
                return books;
            }

            before = page.Messages[^1].Id;
        }
    }

    private void Add(MessageHeader message, ImmutableArray<JournalledFact> facts)
    {
        Unfinished += message.State < MessageState.Accepted ? 1 : 0;
        LateAnswers += facts.Count(fact => fact.Fact is JournalFact.AnsweredLate);
        Unknown.Add(facts);
        JournalledFact[] tried = [.. facts.Where(fact => fact.Fact is JournalFact.AttemptStarted)];
        AttemptIntent[] intents = [.. tried.Select(fact => ((JournalFact.AttemptStarted)fact.Fact).Intent)];
        foreach (IGrouping<(string, AttemptPurpose), AttemptIntent> step in intents.GroupBy(intent => (intent.Step, intent.Purpose)))
        {
            string word = step.Key.Item2.ToString().ToLowerInvariant();
            attempts[word] = attempts.GetValueOrDefault(word) + 1;
            attempts[$"{word} again"] = attempts.GetValueOrDefault($"{word} again") + step.Count() - 1;
        }

        int[] steps = [.. intents.Where(intent => intent.Purpose == AttemptPurpose.Do).Select(intent => Array.IndexOf(StepOrder, intent.Transaction))];
        Disordered += steps.Zip(steps.Skip(1)).Any(pair => pair.Second < pair.First) ? 1 : 0;
        if (message.Lane is { } lane && tried.Length > 0)
        {
            (lanes.TryGetValue(lane.Text, out List<(long, long, long)>? known) ? known : lanes[lane.Text] = []).Add((message.Id, tried[0].Sequence, tried[^1].Sequence));
        }

        if (message is { State: MessageState.Accepted, BusinessKey: { } key } && facts.Select(fact => fact.Fact).OfType<JournalFact.Finished>().LastOrDefault() is { } finished)
        {
            string number = key[(key.LastIndexOf('/') + 1)..];
            Live[number] = Live.GetValueOrDefault(number) + Read(finished);
        }
    }

    private static StormMoney Read(JournalFact.Finished finished)
    {
        ClaimResponse answer = CanonicalJson.Read(finished.Answer.Span).Entry.Select(entry => entry.Resource).OfType<ClaimResponse>().Last();
        return new StormMoney(1, Amount(answer, "medfee_sumamt"), Amount(answer, "fund_pay_sumamt"), Amount(answer, "acct_pay"), Amount(answer, "psn_cash_pay"));
    }

    private static decimal Amount(ClaimResponse answer, string name) =>
        answer.Total.FirstOrDefault(total => total.Category?.Coding.Any(coding => coding.Code == name) == true)?.Amount?.Value ?? 0;
}
