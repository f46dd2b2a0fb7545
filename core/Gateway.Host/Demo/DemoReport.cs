using System.Collections.Immutable;
using System.Globalization;
using Gateway.Journal;
using Spectre.Console;

namespace Gateway.Host.Demo;

/// <summary>The books after the demo: what came in, what became of it, and whether nothing is missing.</summary>
internal sealed class DemoReport
{
    private readonly Dictionary<string, SourceTally> told;
    private readonly ImmutableArray<StateCount> counts;
    private readonly Dictionary<string, int> resolved;

    private DemoReport(Dictionary<string, SourceTally> told, ImmutableArray<StateCount> counts, Dictionary<string, int> resolved) =>
        (this.told, this.counts, this.resolved) = (told, counts, resolved);

    /// <summary>in = out: every message is in a final state or parked, every sender was told, and everything came as expected.</summary>
    public bool Balances => In == Final + Parked && told.Values.All(tally => tally.Sent == tally.Accepted + tally.Refused && tally.Unexpected.Count == 0);

    private long In => counts.Sum(count => count.Messages);

    private long Final => counts.Where(count => count.State >= MessageState.Accepted).Sum(count => count.Messages);

    private long Parked => counts.Where(count => count.State == MessageState.Parked).Sum(count => count.Messages);

    public static async Task<DemoReport> MakeAsync(IJournal journal, DemoSender sender, CancellationToken cancellationToken)
    {
        var resolved = new Dictionary<string, int>(StringComparer.Ordinal);
        for (long? before = null; ;)
        {
            MessagePage page = await journal.ListAsync(new MessageFilter { Before = before, Limit = 500 }, cancellationToken);
            foreach (MessageHeader message in page.Messages.Where(message => message is { Attempts: > 0, State: >= MessageState.Accepted }))
            {
                ImmutableArray<JournalledFact> facts = await journal.ReadAsync(message.Id, cancellationToken);
                int unknown = facts.Count(fact => fact.Fact is JournalFact.AttemptEnded { Outcome: AttemptOutcome.Unknown });
                resolved[message.Source] = resolved.GetValueOrDefault(message.Source) + unknown;
            }

            if (page.Messages.Length < 500)
            {
                break;
            }

            before = page.Messages[^1].Id;
        }

        return new DemoReport(sender.Tallies.ToDictionary(StringComparer.Ordinal), await journal.CountAsync(cancellationToken), resolved);
    }

    public void Print()
    {
        var table = new Table().AddColumns("source", "received", "accepted", "refused", "unknown resolved", "parked", "p50 ms", "p99 ms");
        foreach ((string source, SourceTally tally) in told.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            long received = counts.Where(count => count.Source == source).Sum(count => count.Messages);
            long accepted = CountOf(source, MessageState.Accepted) + CountOf(source, MessageState.Reversed);
            table.AddRow(source, Text(received), Text(accepted), Text(CountOf(source, MessageState.Refused)), Text(resolved.GetValueOrDefault(source)), Text(CountOf(source, MessageState.Parked)), Text(tally.Percentile(0.5)), Text(tally.Percentile(0.99)));
        }

        AnsiConsole.Write(table);
        foreach (string line in told.SelectMany(pair => pair.Value.Unexpected.Select(text => $"{pair.Key}/{text}")))
        {
            AnsiConsole.WriteLine(line);
        }

        AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"in {In} = out {Final} + waiting {In - Final - Parked} + parked {Parked}; senders told {told.Values.Sum(tally => tally.Accepted + tally.Refused)} of {told.Values.Sum(tally => tally.Sent)}: {(Balances ? "the books balance" : "THE BOOKS DO NOT BALANCE")}"));
    }

    private long CountOf(string source, MessageState state) => counts.Where(count => count.Source == source && count.State == state).Sum(count => count.Messages);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);
}
