using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Journal;
using Hl7.Fhir.Model;
using MessageHeader = Gateway.Journal.MessageHeader;

namespace Gateway.Benchmarks.Storm;

/// <summary>Lays the three ledgers side by side, business key by business key.</summary>
internal static class StormBooks
{
    private static readonly string[] StepOrder = ["1101", "2201", "2203A", "2204", "2206", "2207"];

    public static async Task<StormReport> CompareAsync(StormOptions options, StormSender sender, TwinBooks twin, TimeSpan wall, string journalPath, CancellationToken cancellationToken)
    {
        GatewayBooks gateway = await ReadJournalAsync(journalPath, cancellationToken);
        int lost = 0, duplicated = 0, differences = 0;
        foreach (string invoice in Enumerable.Range(0, options.Messages).Select(SettlementTraffic.Invoice))
        {
            StormReply? told = sender.Replies.GetValueOrDefault(invoice);
            TwinEntry? held = twin.ByInvoice.GetValueOrDefault(invoice);
            StormMoney? booked = gateway.Settled.TryGetValue(invoice, out StormMoney money) ? money : null;
            int live = held?.Live ?? 0;
            lost += told is null || (told.Settled && live == 0) ? 1 : 0;
            duplicated += live > 1 || (live == 1 && told is { Settled: false }) ? 1 : 0;
            differences += Same(told, booked, live == 0 ? null : held) ? 0 : 1;
        }

        StormReply[] settled = [.. sender.Replies.Values.Where(reply => reply.Settled)];
        TwinEntry[] entries = [.. twin.ByInvoice.Values.Where(entry => entry.Live > 0)];
        return new StormReport
        {
            Messages = options.Messages,
            Kills = options.Kills,
            Wall = wall,
            Settled = settled.Length,
            Refused = sender.Replies.Count - settled.Length,
            Resends = sender.Resends,
            UnknownResolved = gateway.Unknown,
            Calls = twin.Calls,
            Lost = lost,
            Duplicated = duplicated,
            Reordered = gateway.Reordered,
            LeftUnknown = gateway.Unfinished,
            Differences = differences,
            Replies = new StormMoney(settled.Length, settled.Sum(Total), settled.Sum(Fund), settled.Sum(reply => reply.Account), settled.Sum(reply => reply.Cash)),
            Gateway = Sum(gateway.Settled.Values),
            Twin = new StormMoney(entries.Sum(entry => entry.Live), entries.Sum(entry => entry.Total), entries.Sum(entry => entry.Fund), entries.Sum(entry => entry.Account), entries.Sum(entry => entry.Cash)),
        };
    }

    private static bool Same(StormReply? told, StormMoney? booked, TwinEntry? held) => (told is { Settled: true }, booked, held) switch
    {
        (false, null, null) => true,
        (true, { } ours, { } theirs) => (Total(told!), Fund(told!), told!.Account, told.Cash) == (ours.Total, ours.Fund, ours.Account, ours.Cash) // settled: there is a reply
            && (ours.Total, ours.Fund, ours.Account, ours.Cash) == (theirs.Total, theirs.Fund, theirs.Account, theirs.Cash) && told.Total == ours.Total,
        _ => false,
    };

    private static decimal Fund(StormReply reply) => reply.Fund + reply.Supplement;

    private static decimal Total(StormReply reply) => Fund(reply) + reply.Account + reply.Cash;

    private static StormMoney Sum(IReadOnlyCollection<StormMoney> all) => new(all.Count, all.Sum(one => one.Total), all.Sum(one => one.Fund), all.Sum(one => one.Account), all.Sum(one => one.Cash));

    private static async Task<GatewayBooks> ReadJournalAsync(string path, CancellationToken cancellationToken)
    {
        var books = new GatewayBooks();
        await using SqliteJournal journal = SqliteJournal.Open(new SqliteJournalOptions { Path = path });
        for (long? before = null; ;)
        {
            MessagePage page = await journal.ListAsync(new MessageFilter { Before = before, Limit = 500 }, cancellationToken);
            foreach (MessageHeader message in page.Messages)
            {
                Book(books, message, await journal.ReadAsync(message.Id, cancellationToken));
            }

            if (page.Messages.Length < 500)
            {
                return books;
            }

            before = page.Messages[^1].Id;
        }
    }

    private static void Book(GatewayBooks books, MessageHeader message, ImmutableArray<JournalledFact> facts)
    {
        books.Unfinished += message.State < MessageState.Accepted ? 1 : 0;
        int started = facts.Count(fact => fact.Fact is JournalFact.AttemptStarted), ended = facts.Count(fact => fact.Fact is JournalFact.AttemptEnded);
        books.Unknown += started - ended + facts.Count(fact => fact.Fact is JournalFact.AttemptEnded { Outcome: AttemptOutcome.Unknown });
        int[] steps = [.. facts.Select(fact => fact.Fact).OfType<JournalFact.AttemptStarted>().Where(attempt => attempt.Intent.Purpose == AttemptPurpose.Do).Select(attempt => Array.IndexOf(StepOrder, attempt.Intent.Transaction))];
        books.Reordered += steps.Zip(steps.Skip(1)).Any(pair => pair.Second < pair.First) ? 1 : 0;
        if (message.State == MessageState.Accepted && message.BusinessKey is { } key && facts.Select(fact => fact.Fact).OfType<JournalFact.Finished>().LastOrDefault() is { } finished)
        {
            ClaimResponse answer = CanonicalJson.Read(finished.Answer.Span).Entry.Select(entry => entry.Resource).OfType<ClaimResponse>().Last();
            books.Settled[key[(key.LastIndexOf('/') + 1)..]] = new StormMoney(1, Amount(answer, "medfee_sumamt"), Amount(answer, "fund_pay_sumamt"), Amount(answer, "acct_pay"), Amount(answer, "psn_cash_pay"));
        }
    }

    private static decimal Amount(ClaimResponse answer, string name) =>
        answer.Total.FirstOrDefault(total => total.Category?.Coding.Any(coding => coding.Code == name) == true)?.Amount?.Value ?? 0;

    private sealed class GatewayBooks
    {
        public Dictionary<string, StormMoney> Settled { get; } = new(StringComparer.Ordinal);

        public int Unfinished { get; set; }

        public long Unknown { get; set; }

        public int Reordered { get; set; }
    }
}
