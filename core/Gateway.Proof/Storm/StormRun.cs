using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Gateway.Journal;
using Gateway.Proof.Processes;

namespace Gateway.Proof.Storm;

/// <summary>
/// Settlements through the real executable while its platform acts and loses answers (also those to asks and reversals), is late, answers twice, and the gateway is killed again and again.
/// Afterwards three ledgers must agree to the cent: what senders were told, the gateway's journal, the twin.
/// </summary>
internal sealed class StormRun
{
    private readonly StormOptions options;
    private readonly GatewayExecutable executable;
    private readonly string mappings;
    private readonly TimeProvider time;
    private readonly Random chance;
    private readonly StormKeys keys;
    private readonly int httpPort = GatewayProcess.FreePort();
    private readonly int twinPort = GatewayProcess.FreePort();

    /// <param name="options">How hard.</param>
    /// <param name="executable">The gateway; the twin is one of its verbs.</param>
    /// <param name="mappings">The mappings folder.</param>
    /// <param name="time">The clock.</param>
    public StormRun(StormOptions options, GatewayExecutable executable, string mappings, TimeProvider time)
    {
        (this.options, this.executable, this.mappings, this.time, chance) = (options, executable, mappings, time, new Random(options.Seed));
        keys = StormKeys.Of(chance);
    }

    /// <summary>Runs the storm and keeps the books.</summary>
    public async Task<StormReport> RunAsync(Action<string> tell, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Limit);
        Directory.CreateDirectory(options.Folder);
        string config = Path.Combine(options.Folder, "gateway.json");
        await File.WriteAllTextAsync(config, JsonSerializer.Serialize(Configuration()), limit.Token);
        using var twin = new GatewayProcess(executable, Path.Combine(options.Folder, "twin.log"), new() { ["GATEWAY_TWIN_TOKEN"] = keys.ForPlatform }, TwinArguments());
        using var gateway = new GatewayProcess(executable, Path.Combine(options.Folder, "gateway.log"), Secrets(), "run", "--config", config);
        twin.Start();
        gateway.Start();
        await GatewayProcess.WaitForPortAsync(twinPort, TimeSpan.FromSeconds(60), time, limit.Token);
        await GatewayProcess.WaitForPortAsync(httpPort, TimeSpan.FromSeconds(60), time, limit.Token);

        long started = Stopwatch.GetTimestamp();
        IReadOnlyList<StormCase> cases = StormCase.Make(options.Messages, options.Seed);
        using HttpClient http = Client(httpPort);
        var sender = new StormSender(http, new SettlementTraffic(options.Seed), keys, time);
        using HttpClient desk = Client(httpPort);
        var person = new StormPerson(desk, keys.ForOperator, time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
        Task watching = Task.WhenAll(person.WatchAsync(over.Token), TellAsync(sender, gateway, twin, tell, over.Token)), killing = KillAsync(gateway, sender, tell, limit.Token);
        await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = options.Clients, CancellationToken = limit.Token }, async (one, token) => await sender.SendAsync(one, token));
        await killing;
        TimeSpan wall = Stopwatch.GetElapsedTime(started);
        await over.CancelAsync();
        await watching;
        string cpu = Cpu(gateway, twin);
        tell($"every sender has its answer after {wall.TotalSeconds:0.0} s; the books are compared");
        using HttpClient admin = Client(twinPort);
        TwinBooks books = await TwinBooks.ReadAsync(admin, limit.Token);
        gateway.Kill();
        await using SqliteJournal kept = SqliteJournal.Open(new SqliteJournalOptions { Path = Path.Combine(options.Folder, "data", "journal.db") });
        JournalBooks journal = await JournalBooks.ReadAsync(kept, limit.Token);
        return new StormBooks(sender, books, journal).Compare(options, cases) with { Wall = wall, Cpu = cpu, NeededPerson = person.Needed.Count };
    }

    private static string Cpu(GatewayProcess gateway, GatewayProcess twin) =>
        string.Create(CultureInfo.InvariantCulture, $"gateway {gateway.Cpu.TotalSeconds:0} s, twin {twin.Cpu.TotalSeconds:0} s, senders {Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds:0} s");

    private async Task TellAsync(StormSender sender, GatewayProcess gateway, GatewayProcess twin, Action<string> tell, CancellationToken cancellationToken)
    {
        for (long started = Stopwatch.GetTimestamp(); !cancellationToken.IsCancellationRequested;)
        {
            await Task.Delay(TimeSpan.FromSeconds(30), time, cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
            tell(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(started).TotalSeconds:0} s: {sender.Answered} settlements answered; CPU {Cpu(gateway, twin)}; working set {gateway.WorkingSet >> 20} MB"));
        }
    }

    private async Task KillAsync(GatewayProcess gateway, StormSender sender, Action<string> tell, CancellationToken cancellationToken)
    {
        int[] moments = [.. Enumerable.Range(0, options.Kills).Select(_ => chance.Next(options.Messages / 50, Math.Max((options.Messages / 50) + 1, options.Messages * 95 / 100))).Order()];
        foreach (int moment in moments)
        {
            while (sender.Answered < moment)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), time, cancellationToken);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(0, 400)), time, cancellationToken);
            gateway.Kill();
            tell($"SIGKILL after {sender.Answered} answers");
            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(100, 1000)), time, cancellationToken);
            gateway.Start();
        }
    }

    private static HttpClient Client(int port) => new(new SocketsHttpHandler { MaxConnectionsPerServer = 4096 })
    {
        BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")),
        Timeout = TimeSpan.FromSeconds(60),
    };

    private string[] TwinArguments()
    {
        string Share(double perCent) => (perCent / 100).ToString(CultureInfo.InvariantCulture);
        string late = options.LateBy.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        List<string> arguments =
        [
            "simulate", "--port", twinPort.ToString(CultureInfo.InvariantCulture), "--seed", options.Seed.ToString(CultureInfo.InvariantCulture),
            "--fault", $"act-then-drop={Share(options.Lose)}", "--fault", $"act-then-late={Share(options.Late / 2)}@{late}", "--fault", $"late={Share(options.Late / 2)}@{late}", "--fault", $"twice={Share(options.Twice)}", "--fault", $"reset={Share(options.Before)}",
        ];
        foreach (string kind in options.FaultShare > 0 ? (string[])["stall", "server-error"] : [])
        {
            arguments.AddRange(["--fault", $"{kind}={options.FaultShare.ToString(CultureInfo.InvariantCulture)}"]);
        }

        return [.. arguments];
    }

    private Dictionary<string, string> Secrets() => new(StringComparer.Ordinal)
    {
        ["GATEWAY_Gateway__Inbound__Keys__H99999900001"] = keys.ForHospital,
        ["GATEWAY_Gateway__Inbound__Keys__P99999900001"] = keys.ForPharmacy,
        ["GATEWAY_Gateway__OperatorKey"] = keys.ForOperator,
        ["GATEWAY_Platform__Nhsa__999999__Token"] = keys.ForPlatform,
    };

    private object Configuration() => new
    {
        Gateway = new
        {
            Data = Path.Combine(options.Folder, "data"),
            Mappings = mappings,
            Inbound = new { Http = new { Port = httpPort }, MaxInFlight = Math.Max(256, options.Clients * 2) },
            Pipeline = new { AnswerDeadline = "00:00:20" },
        },
        Platform = new
        {
            Nhsa = new Dictionary<string, object>(StringComparer.Ordinal) { ["999999"] = new { Url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{twinPort}"), Account = "storm" } },
            AnswerTimeout = options.CallTimeout.ToString("c", CultureInfo.InvariantCulture),
            Recovery = new { AskAfter = "00:00:00.2", AskAgain = "00:00:00.5", Grace = "00:00:02", GraceAfterStop = "00:00:03" },
        },
        Delivery = new
        {
            Retry = new { NotSentDelay = "00:00:00.2", UnknownDelay = "00:00:00.3", LongestUnknownDelay = "00:00:05" },
            Destinations = new { nhsa = new { Concurrency = options.Clients, Timeout = (options.CallTimeout + options.CallTimeout).ToString("c", CultureInfo.InvariantCulture) } },
        },
        Logs = new { Level = "Warning" },
    };
}
