using System.Diagnostics;
using System.Globalization;
using Gateway.Journal;

namespace Gateway.Benchmarks;

/// <summary>What packing saves on the facts of a journal that is there, by kind, and what it costs: plain bytes, packed bytes, microseconds a row.</summary>
internal sealed class PackingVerb : IVerb
{
    private const int Rounds = 20;

    public string Name => "packing";

    public string Summary => "bytes per message before and after packing, by kind of fact, and its cost [--journal FILE]";

    public Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        string path = arguments.Text("--journal") ?? "data/journal.db";
        using JournalInspection journal = JournalStore.Of(path).Inspect();
        List<(FactKind Kind, byte[] Payload)> facts = journal.Read(rows => rows.Rows(
            "SELECT kind, packing, payload FROM fact WHERE payload IS NOT NULL AND packing < 16", row => ((FactKind)row.GetInt32(0), StoredPayload.Unpack((Packing)row.GetInt32(1), row.GetBytes(2)))).ToList());
        long messages = Math.Max(1, facts.Count(fact => fact.Kind is FactKind.Arrived));
        Console.WriteLine("kind               rows   plain B/message   packed B/message   us/row");
        foreach (IGrouping<string, byte[]> kind in facts.Select(fact => (Key: fact.Kind.ToString(), fact.Payload)).Concat(facts.Select(fact => (Key: "all", fact.Payload))).GroupBy(fact => fact.Key, fact => fact.Payload))
        {
            byte[][] payloads = [.. kind];
            long packed = payloads.Sum(payload => (long)StoredPayload.Of(payload).Bytes.Length), began = Stopwatch.GetTimestamp();
            for (int round = 0; round < Rounds; round++)
            {
                Array.ForEach(payloads, payload => StoredPayload.Of(payload, []));
            }

            double micro = Stopwatch.GetElapsedTime(began).TotalMicroseconds / (Rounds * payloads.Length);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind.Key,-15} {payloads.Length,7:N0} {payloads.Sum(payload => (long)payload.Length) / messages,17:N0} {packed / messages,18:N0} {micro,8:N1}"));
        }

        return Task.FromResult(0);
    }
}
