using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Gateway.Journal;

namespace Gateway.Proof.Storm;

/// <summary>What the gateway's journal holds after the storm.</summary>
internal sealed class JournalBooks
{
    private static readonly string[] StepOrder = ["1101", "2201", "2203A", "2204", "2206", "2207", "2101", "2102", "2103", "2208", "2205", "2202"]; // what takes a visit back goes from its settlement to its registration
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
    public int LanesDisordered => DisorderedLanes().Count();

    /// <summary>Sender's numbers of messages that are in no final state, or whose order was not kept.</summary>
    public HashSet<string> Suspect { get; } = new(StringComparer.Ordinal);

    public static async Task<JournalBooks> ReadAsync(IJournal journal, CancellationToken cancellationToken)
    {
        var books = new JournalBooks();
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

    /// <summary>Each lane in which a message was tried before an earlier one was through, with the first such pair.</summary>
    public IEnumerable<string> DisorderedLanes() =>
        from lane in lanes
        let sorted = lane.Value.OrderBy(message => message.Id).ToArray()
        let pair = sorted.Zip(sorted.Skip(1)).FirstOrDefault(pair => pair.Second.First < pair.First.Last)
        where pair.Second.Id != 0
        select string.Create(CultureInfo.InvariantCulture, $"in lane {lane.Key} message {pair.Second.Id} was tried from row {pair.Second.First} on, before message {pair.First.Id} was through with row {pair.First.Last}");

    private void Add(MessageHeader message, ImmutableArray<JournalledFact> facts)
    {
        if (message.State < MessageState.Accepted)
        {
            Unfinished++;
            Suspect.Add(NumberOf(message));
        }

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
        if (steps.Zip(steps.Skip(1)).Any(pair => pair.Second < pair.First))
        {
            Disordered++;
            Suspect.Add(NumberOf(message));
        }

        if (message.Lane is { } lane && tried.Length > 0)
        {
            (lanes.TryGetValue(lane.Text, out List<(long, long, long)>? known) ? known : lanes[lane.Text] = []).Add((message.Id, tried[0].Sequence, tried[^1].Sequence));
        }

        if (message is { State: MessageState.Accepted, BusinessKey: { } key } && facts.Select(fact => fact.Fact).OfType<JournalFact.Finished>().LastOrDefault() is { } finished)
        {
            string number = Last(key);
            Live[number] = Live.GetValueOrDefault(number) + Read(finished);
        }
    }

    private static string NumberOf(MessageHeader message) => Last(message.Lane?.Text ?? message.BusinessKey ?? $"{message.Id}");

    private static string Last(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>The answer's amounts, straight from its JSON: what judges knows nothing of the gateway's own model.</summary>
    private static StormMoney Read(JournalFact.Finished finished)
    {
        using JsonDocument bundle = JsonDocument.Parse(finished.Answer);
        JsonElement answer = bundle.RootElement.GetProperty("entry").EnumerateArray().Select(entry => entry.GetProperty("resource")).Last(resource => resource.GetProperty("resourceType").GetString() == "ClaimResponse");
        return new StormMoney(1, Amount(answer, "medfee_sumamt"), Amount(answer, "fund_pay_sumamt"), Amount(answer, "acct_pay"), Amount(answer, "psn_cash_pay"));
    }

    private static decimal Amount(JsonElement answer, string name) => !answer.TryGetProperty("total", out JsonElement totals) ? 0 : totals.EnumerateArray()
        .Where(total => total.GetProperty("category").GetProperty("coding").EnumerateArray().Any(coding => coding.TryGetProperty("code", out JsonElement code) && code.GetString() == name))
        .Select(total => total.GetProperty("amount").GetProperty("value").GetDecimal()).FirstOrDefault();
}
