using System.Diagnostics;
using System.Globalization;
using Gateway.Journal;

namespace Gateway.Benchmarks;

/// <summary><c>bigjournal [--messages N] [--folder PATH] [--keep]</c>: how long a journal of many messages takes to open, to list and to find in.</summary>
internal sealed class BigJournalVerb : IVerb
{
    private const int Rounds = 60;

    public string Name => "bigjournal";

    public string Summary => "a journal of 10,000,000 messages: opening, lists by filter, finding by visit, invoice and msgid (p50, p95) [--messages N] [--folder PATH] [--keep]";

    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        long messages = long.Parse(arguments.Text("--messages") ?? "10000000", CultureInfo.InvariantCulture);
        string folder = Directory.CreateDirectory(Path.Combine(arguments.Text("--folder") ?? Path.GetTempPath(), "gateway-bigjournal")).FullName;
        string path = Path.Combine(folder, "journal.db");
        try
        {
            if (!File.Exists(path))
            {
                long began = Stopwatch.GetTimestamp();
                await BigJournal.FillAsync(path, messages, done => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done:N0} messages after {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s")), cancellationToken);
            }

            await MeasureAsync(path, messages, cancellationToken);
            return 0;
        }
        finally
        {
            if (!arguments.Contains("--keep"))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static async Task MeasureAsync(string path, long messages, CancellationToken cancellationToken)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{messages:N0} messages, {new FileInfo(path).Length / 1048576:N0} MB"));
        long began = Stopwatch.GetTimestamp();
        await using SqliteJournal journal = SqliteJournal.Open(new SqliteJournalOptions { Path = path });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"open      {Stopwatch.GetElapsedTime(began).TotalMilliseconds,9:N0} ms"));
        began = Stopwatch.GetTimestamp();
        int unfinished = await journal.UnfinishedAsync(cancellationToken).CountAsync(cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"resume    {Stopwatch.GetElapsedTime(began).TotalMilliseconds,9:N0} ms for {unfinished:N0} messages that wait"));
        Console.WriteLine("question                       p50 ms   p95 ms");
        foreach ((string name, Func<long, MessageFilter> filter) in Questions(messages))
        {
            var times = new double[Rounds];
            for (int round = 0; round < Rounds; round++)
            {
                long id = (messages / Rounds * round) + 1 + (round * 37);
                long asked = Stopwatch.GetTimestamp();
                await journal.ListAsync(filter(id), cancellationToken);
                times[round] = Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
            }

            Array.Sort(times);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-28} {times[Rounds / 2],8:0.0} {times[Rounds * 95 / 100],8:0.0}"));
        }
    }

    private static (string Name, Func<long, MessageFilter> Filter)[] Questions(long messages) =>
    [
        ("newest", _ => new MessageFilter()),
        ("a page further back", id => new MessageFilter { Before = id + 50 }),
        ("of a visit", id => new MessageFilter { Key = BigJournal.Visit(id) }),
        ("by invoice", id => new MessageFilter { Key = BigJournal.Invoice(id) }),
        ("by msgid", id => new MessageFilter { Key = BigJournal.MsgId(id) }),
        ("of an institution", id => new MessageFilter { Institution = $"H99999900{id % 40:000}" }),
        ("of a source", id => new MessageFilter { Source = $"source-{id % 12:00}" }),
        ("of an unknown source", _ => new MessageFilter { Source = "none" }),
        ("parked", _ => new MessageFilter { State = MessageState.Parked }),
        ("refused", _ => new MessageFilter { State = MessageState.Refused }),
        ("reversed", _ => new MessageFilter { State = MessageState.Reversed }),
        ("of an event", _ => new MessageFilter { Event = "outpatient.settle" }),
        ("of a rare event", _ => new MessageFilter { Event = "inpatient.transfer" }),
        ("of a source and its event", _ => new MessageFilter { Source = "source-00", Event = "outpatient.register" }),
        ("of a source, never its event", _ => new MessageFilter { Source = "source-00", Event = "outpatient.settle" }),
        ("with an issue code", _ => new MessageFilter { IssueCode = "GW6003" }),
        ("with a rare issue code", _ => new MessageFilter { IssueCode = "GW9999" }),
        ("of a day", id => new MessageFilter { From = BigJournal.At(id, messages), To = BigJournal.At(id, messages).AddDays(1) }),
        ("refused of an institution", id => new MessageFilter { State = MessageState.Refused, Institution = $"H99999900{id % 40:000}", From = BigJournal.At(id, messages) }),
    ];
}
