using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Gateway.Benchmarks.EndToEnd;

namespace Gateway.Benchmarks;

/// <summary><c>console [--messages N] [--journal FILE] [--gateway FILE]</c>: a running gateway with a journal of many messages, asked as a browser and a program ask it: pages, lists, finding, and the start of a bulk job.</summary>
internal sealed class ConsoleVerb : IVerb
{
    private const int Rounds = 40;

    public string Name => "console";

    public string Summary => "a gateway on a journal of 10,000,000 messages: its pages and lists over HTTP (p50, p95), and the start of a bulk job over 100,000 and more [--messages N] [--journal FILE, as bigjournal --keep leaves it]";

    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        int messages = arguments.Number("--messages", 10_000_000);
        await using var gateway = new GatewayAtWork(arguments);
        await LayAsync(Path.Combine(gateway.Folder, "data"), arguments.Text("--journal"), messages, cancellationToken);
        await gateway.OpenDestinationAsync(cancellationToken);
        long began = Stopwatch.GetTimestamp();
        await gateway.StartAsync(cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{messages:N0} messages; takes messages {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s after the start of the process, {gateway.Process.WorkingSet / 1048576} MB"));
        using HttpClient client = gateway.Operator();
        Console.WriteLine("path                                                    first ms   p50 ms   p95 ms       KB");
        foreach (Func<long, string> path in Paths)
        {
            await AskAsync(client, path, messages, cancellationToken);
        }

        foreach (string filter in (string[])["state:refused", "state:refused since:2026-06-01"])
        {
            await BulkAsync(client, filter, cancellationToken);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory {gateway.Process.WorkingSet / 1048576} MB"));
        return 0;
    }

    private static Func<long, string>[] Paths =>
    [
        _ => "/", _ => "/messages", id => $"/messages?before={id + 50}", id => $"/messages?q=visit:{BigJournal.Visit(id)}", id => $"/messages?q=invoice:{BigJournal.Invoice(id)}", _ => "/messages?q=state:refused",
        _ => "/messages?q=source:source-03 event:outpatient.settle", id => $"/messages?q=institution:H99999900{id % 40:000} state:refused", _ => "/messages?q=since:2026-06-01 until:2026-06-02", id => $"/visits?institution=H99999900{id % 40:000}&visit={BigJournal.Visit(id)}",
        _ => "/api/messages?limit=50", id => $"/api/messages?q=visit:{BigJournal.Visit(id)}", _ => "/api/messages?q=state:parked", _ => "/api/counts", _ => "/api/today",
        _ => "/incidents", _ => "/unknowns", _ => "/lanes", _ => "/destinations", _ => "/jobs", _ => "/mappings", _ => "/audit", _ => "/metrics",
    ];

    /// <summary>Into the folder of a gateway that has not started yet: a journal made now, or a link to one that was.</summary>
    private static async Task LayAsync(string data, string? kept, long messages, CancellationToken cancellationToken)
    {
        string path = Path.Combine(Directory.CreateDirectory(data).FullName, "journal.db");
        if (kept is not null)
        {
            File.CreateSymbolicLink(path, Path.GetFullPath(kept));
            return;
        }

        await BigJournal.FillAsync(path, messages, done => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done:N0} messages")), cancellationToken);
    }

    private static async Task AskAsync(HttpClient client, Func<long, string> path, long messages, CancellationToken cancellationToken)
    {
        var times = new double[Rounds];
        long bytes = 0;
        for (int round = 0; round < Rounds; round++)
        {
            long asked = Stopwatch.GetTimestamp();
            using HttpResponseMessage answer = await client.GetAsync(new Uri(path((messages / Rounds * round) + 1 + (round * 37)), UriKind.Relative), cancellationToken);
            bytes = (await answer.Content.ReadAsByteArrayAsync(cancellationToken)).LongLength;
            times[round] = Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
            if (!answer.IsSuccessStatusCode)
            {
                Console.WriteLine($"{path(1),-55} answered {(int)answer.StatusCode}");
                return;
            }
        }

        double first = times[0];
        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path(1),-55} {first,8:0.0} {times.At(0.5),8:0.0} {times.At(0.95),8:0.0} {bytes / 1024.0,8:0.0}"));
    }

    /// <summary>Counts what it would act on, begins, and ends it again at once.</summary>
    private static async Task BulkAsync(HttpClient client, string filter, CancellationToken cancellationToken)
    {
        long asked = Stopwatch.GetTimestamp();
        JsonElement preview = await OrderAsync(client, filter, dryRun: true, cancellationToken);
        double counted = Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
        asked = Stopwatch.GetTimestamp();
        JsonElement begun = await OrderAsync(client, filter, dryRun: false, cancellationToken);
        double started = Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
        long job = begun.GetProperty("job").GetProperty("id").GetInt64();
        using HttpResponseMessage ended = await client.PostAsJsonAsync(new Uri($"/api/jobs/{job}/cancel", UriKind.Relative), new { actor = "benchmark", reason = "measured" }, cancellationToken);
        ended.EnsureSuccessStatusCode();
        long messages = preview.GetProperty("counts").EnumerateArray().Sum(count => count.GetProperty("messages").GetInt64());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bulk '{filter}': {messages:N0} messages counted in {counted:N0} ms; job begun in {started:N0} ms"));
    }

    private static async Task<JsonElement> OrderAsync(HttpClient client, string filter, bool dryRun, CancellationToken cancellationToken)
    {
        using HttpResponseMessage answer = await client.PostAsJsonAsync(new Uri("/api/jobs", UriKind.Relative), new { action = "resend", q = filter, actor = "benchmark", reason = "measured", dryRun }, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
    }
}
