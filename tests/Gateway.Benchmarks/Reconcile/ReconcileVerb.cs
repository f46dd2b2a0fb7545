using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.Benchmarks.Processes;
using Gateway.Proof.Processes;

namespace Gateway.Benchmarks.Reconcile;

/// <summary>
/// A day of many rows with planted differences, reconciled by the real executable against the twin in a process of its own: found, falsely found,
/// repaired without a person, time and memory.
/// </summary>
internal sealed class ReconcileVerb : IVerb
{
    private const int Lost = 6;
    private const string Key = "reconcile-institution-key-0001";
    private const string OperatorKey = "reconcile-operator-key-0001";
    private const string Token = "reconcile-token-0001";
    private readonly TimeProvider time = TimeProvider.System;
    private readonly int httpPort = GatewayProcess.FreePort();
    private readonly int twinPort = GatewayProcess.FreePort();

    public string Name => "reconcile";

    public string Summary => "a day of 100,000 rows with 50 planted differences of 8 kinds: found, false, repaired, time, memory [--rows N] [--differences N] [--folder PATH]";

    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        int rows = arguments.Number("--rows", 100_000), differences = arguments.Number("--differences", 50);
        string folder = Directory.CreateDirectory(Path.Combine(arguments.Text("--folder") ?? Path.GetTempPath(), $"gateway-reconcile-{Environment.ProcessId}")).FullName;
        try
        {
            return await MeasureAsync(folder, rows, differences, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<int> MeasureAsync(string folder, int rows, int differences, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow().ToOffset(TimeSpan.FromHours(8));
        PlantedRow[] day = PlantedRow.Day(rows, differences, Lost, new DateTimeOffset(now.Date, now.Offset));
        string config = Path.Combine(folder, "gateway.json");
        await File.WriteAllTextAsync(config, JsonSerializer.Serialize(Configuration(folder)), cancellationToken);
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        await LedgerSeeding.WriteAsync(Path.Combine(folder, "data", "journal.db"), day, cancellationToken);
        Console.WriteLine($"{rows:N0} settlements stand in the journal");

        using var twinProcess = new GatewayProcess(BuiltGateway.Executable, Path.Combine(folder, "twin.log"), new() { ["GATEWAY_TWIN_TOKEN"] = Token }, "simulate", "--port", twinPort.ToString(CultureInfo.InvariantCulture));
        using var process = new GatewayProcess(BuiltGateway.Executable, Path.Combine(folder, "gateway.log"), [], "run", "--config", config);
        twinProcess.Start();
        process.Start();
        await GatewayProcess.WaitForPortAsync(twinPort, TimeSpan.FromSeconds(120), time, cancellationToken);
        await GatewayProcess.WaitForPortAsync(httpPort, TimeSpan.FromSeconds(120), time, cancellationToken);
        using HttpClient twin = Client(twinPort), gateway = Client(httpPort);
        await LedgerSeeding.PlantAsync(twin, day, cancellationToken);
        await LostAnswers.MakeAsync(gateway, twin, Key, OperatorKey, Lost, time, cancellationToken);
        Console.WriteLine("and at the twin; the gateway reconciles");

        long before = process.WorkingSet;
        (JsonNode first, TimeSpan wall, long peak) = await ReconcileAsync(gateway, process, now, "safe", cancellationToken);
        (JsonNode again, TimeSpan wallAgain, _) = await ReconcileAsync(gateway, process, now, "none", cancellationToken);
        return Report(day, first, again, (wall, wallAgain), (before, peak));
    }

    private static int Report(PlantedRow[] day, JsonNode first, JsonNode again, (TimeSpan First, TimeSpan Again) wall, (long Before, long Peak) memory)
    {
        HashSet<(string Kind, string Settlement)> planted = [.. day.Where(row => row.Kind.Length > 0).Select(row => (row.Kind, Told(row)))];
        JsonNode[] found = [.. first["differences"]!.AsArray().Select(one => one!)]; // a report has them
        int right = found.Count(one => planted.Contains(((string)one["kind"]!, (string)one["settlement"]!)) || planted.Contains(((string)one["kind"]!, $"visit {(string)one["visit"]!}")));
        int lost = found.Count(one => (string?)one["kind"] == "answer-lost");
        Console.WriteLine($"rows compared        {first["rows"]}");
        Console.WriteLine($"differences planted  {planted.Count + Lost} of {planted.Select(one => one.Kind).Distinct().Count() + 1} kinds");
        Console.WriteLine($"found                {right + lost}");
        Console.WriteLine($"false                {found.Length - right - lost}");
        foreach (IGrouping<(string, string), JsonNode> same in found.GroupBy(one => ((string)one["kind"]!, (string)one["state"]!)).OrderBy(group => group.Key))
        {
            Console.WriteLine($"  {same.Key.Item1,-18} {same.Count(),3}  {same.Key.Item2}");
        }

        Console.WriteLine($"repaired, no person  {found.Count(one => (string?)one["state"] == "repaired")}");
        Console.WriteLine($"wall time            {wall.First.TotalSeconds:0.0} s with repairs; {wall.Again.TotalSeconds:0.0} s when run again, {again["differences"]!.AsArray().Count} differences left");
        Console.WriteLine($"gateway's memory     {memory.Before >> 20} MiB before, {memory.Peak >> 20} MiB at most");
        return right + lost == planted.Count + Lost && found.Length == right + lost ? 0 : 1;
    }

    /// <summary>How a report names it: a refund at the platform has a number that nobody planted.</summary>
    private static string Told(PlantedRow row) => row.Kind switch
    {
        "refunded-there" => $"visit {row.Visit}",
        "refunded-here" => $"R{row.Index:D29}",
        _ => row.Settlement,
    };

    private async Task<(JsonNode Run, TimeSpan Wall, long Peak)> ReconcileAsync(HttpClient gateway, GatewayProcess process, DateTimeOffset now, string repair, CancellationToken cancellationToken)
    {
        long began = Stopwatch.GetTimestamp(), peak = 0;
        object order = new { institution = PlantedRow.Hospital, day = now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), actor = "benchmark", reason = "benchmark", repair };
        Task<JsonNode> answering = CallAsync(gateway, HttpMethod.Post, "/api/reconcile", JsonContent.Create(order), cancellationToken);
        while (true)
        {
            await Task.WhenAny(answering, Task.Delay(TimeSpan.FromMilliseconds(100), time, cancellationToken));
            peak = Math.Max(peak, process.WorkingSet);
            if (answering.IsCompleted)
            {
                JsonNode run = await answering;
                if ((string?)run["state"] == "ended")
                {
                    return (run, Stopwatch.GetElapsedTime(began), peak);
                }

                answering = CallAsync(gateway, HttpMethod.Get, $"/api/reconcile/{run["runId"]}", null, cancellationToken);
            }
        }
    }

    private static async Task<JsonNode> CallAsync(HttpClient gateway, HttpMethod method, string path, HttpContent? body, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(method, path) { Content = body };
        message.Headers.Add("X-Operator-Key", OperatorKey);
        using HttpResponseMessage response = await gateway.SendAsync(message, cancellationToken);
        string text = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException(text); // the API never answers the text null
    }

    private object Configuration(string folder) => new
    {
        Gateway = new
        {
            Data = Path.Combine(folder, "data"),
            Mappings = BuiltGateway.Mappings,
            OperatorKey,
            Inbound = new { Http = new { Port = httpPort }, Keys = new Dictionary<string, string> { [PlantedRow.Hospital] = Key } },
            Pipeline = new { AnswerDeadline = "00:00:02" },
        },
        Platform = new
        {
            Nhsa = new Dictionary<string, object> { ["999999"] = new { Url = $"http://127.0.0.1:{twinPort}", Account = "sample", Token } },
            AnswerTimeout = "00:01:00",
            Recovery = new { AskAfter = "00:00:00.1", AskAgain = "00:00:00.2", Grace = "00:00:00.5", MaxTroubles = 2 },
        },
        Logs = new { Stderr = "true" },
    };

    private static HttpClient Client(int port) => new() { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")), Timeout = TimeSpan.FromMinutes(5) };
}
