using System.Collections.Immutable;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using Gateway.Journal;

namespace Gateway.Benchmarks.Reconcile;

/// <summary>Writes the day into a journal and into the twin.</summary>
internal static class LedgerSeeding
{
    private const int Chunk = 5000;

    public static async Task WriteAsync(string path, IEnumerable<PlantedRow> rows, CancellationToken cancellationToken)
    {
        await using SqliteJournal journal = SqliteJournal.Open(new SqliteJournalOptions { Path = path });
        await Parallel.ForEachAsync(rows.Where(row => row.Kind != "platform-only"), new ParallelOptions { MaxDegreeOfParallelism = 128, CancellationToken = cancellationToken }, async (row, token) =>
        {
            await WriteAsync(journal, $"settle {row.Index}", row, row.MsgId, row.IsHere ? row.Line : null, token);
            if (row.Kind == "refunded-here")
            {
                var refund = new LedgerLine(row.RefundMsgId, PlantedRow.Hospital, row.Line.Day, "", LedgerKind.Refunded, $"R{row.Index:D29}", null) { Takes = row.Settlement };
                await WriteAsync(journal, $"cancel {row.Index}", row, row.RefundMsgId, refund, token);
            }
        });
    }

    public static async Task PlantAsync(HttpClient twin, IEnumerable<PlantedRow> rows, CancellationToken cancellationToken)
    {
        foreach (PlantedRow[] chunk in rows.Where(row => row.IsThere).Chunk(Chunk))
        {
            using HttpResponseMessage response = await twin.PostAsJsonAsync("/__twin/settlements", chunk.Select(row => row.Seed), cancellationToken);
            response.EnsureSuccessStatusCode();
        }
    }

    private static async Task WriteAsync(SqliteJournal journal, string bytes, PlantedRow row, string msgId, LedgerLine? line, CancellationToken cancellationToken)
    {
        long id = (await journal.RecordAsync(new Arrival(PlantedRow.Hospital, "fujian-ini", "bench", row.At, Encoding.ASCII.GetBytes(bytes)), cancellationToken)).MessageId;
        string visit = string.Create(CultureInfo.InvariantCulture, $"MZ{row.Index}");
        MessageState end = line is null ? MessageState.Refused : MessageState.Accepted;
        AttemptOutcome outcome = line is null ? AttemptOutcome.Refused : AttemptOutcome.Accepted;
        ImmutableArray<JournalFact> facts =
        [
            new JournalFact.Prepared("outpatient.settle", new LaneKey($"nhsa/{PlantedRow.Hospital}/visit/{visit}"), null, "fujian-ini@1.0", [new JournalKey("visit", visit)], "{}"u8.ToArray(), "{}"u8.ToArray()),
            new JournalFact.AttemptStarted(new AttemptIntent(msgId, "settle", AttemptPurpose.Do, "2207", "nhsa", row.At, "{}"u8.ToArray())),
            new JournalFact.AttemptEnded(msgId, outcome, "", "{}"u8.ToArray(), default, []) { Booked = line is null ? [] : [line] },
            new JournalFact.Finished(end, [], default),
            new JournalFact.Replied("ok"u8.ToArray(), IsFinal: true),
        ];
        foreach (JournalFact fact in facts)
        {
            await journal.AppendAsync(id, fact, new FactOrigin("gateway", "seed", row.At), cancellationToken);
        }
    }
}
