using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Gateway.Benchmarks.Processes;

namespace Gateway.Benchmarks.Storm;

/// <summary>
/// Settlements through the real executable while its platform stalls, resets, acts and drops the line and answers 5xx, and the gateway is killed again and again.
/// Afterwards three ledgers must agree to the cent: what senders were told, the gateway's journal, the twin.
/// </summary>
public sealed class StormRun(StormOptions options, TimeProvider time)
{
    private const string Key = "storm-institution-key-0001";
    private const string Token = "storm-token-0001";

    private readonly int httpPort = GatewayProcess.FreePort();
    private readonly int twinPort = GatewayProcess.FreePort();
    private readonly Random chance = new(options.Seed);

    /// <summary>Runs the storm and keeps the books.</summary>
    public async Task<StormReport> RunAsync(Action<string> tell, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Limit);
        Directory.CreateDirectory(options.Folder);
        string config = Path.Combine(options.Folder, "gateway.json");
        await File.WriteAllTextAsync(config, JsonSerializer.Serialize(Configuration()), limit.Token);
        using var twin = new GatewayProcess(Path.Combine(options.Folder, "twin.log"), new() { ["GATEWAY_TWIN_TOKEN"] = Token }, TwinArguments());
        using var gateway = new GatewayProcess(Path.Combine(options.Folder, "gateway.log"), Secrets(), "run", "--config", config);
        twin.Start();
        gateway.Start();
        await GatewayProcess.WaitForPortAsync(twinPort, TimeSpan.FromSeconds(60), time, limit.Token);
        await GatewayProcess.WaitForPortAsync(httpPort, TimeSpan.FromSeconds(60), time, limit.Token);

        long started = Stopwatch.GetTimestamp();
        using HttpClient http = Client(httpPort);
        var sender = new StormSender(http, new SettlementTraffic(options.Seed), Key, time);
        Task killing = KillAsync(gateway, sender, tell, limit.Token);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, options.Messages),
            new ParallelOptions { MaxDegreeOfParallelism = options.Clients, CancellationToken = limit.Token },
            async (index, token) => await sender.SendUntilAnsweredAsync(index, token));
        await killing;
        TimeSpan wall = Stopwatch.GetElapsedTime(started);
        tell($"every sender has its answer after {wall.TotalSeconds:0.0} s; the books are compared");
        using HttpClient admin = Client(twinPort);
        TwinBooks books = await TwinBooks.ReadAsync(admin, limit.Token);
        gateway.Kill();
        return await StormBooks.CompareAsync(options, sender, books, wall, Path.Combine(options.Folder, "data", "journal.db"), limit.Token);
    }

    private async Task KillAsync(GatewayProcess gateway, StormSender sender, Action<string> tell, CancellationToken cancellationToken)
    {
        int[] moments = [.. Enumerable.Range(0, options.Kills).Select(_ => chance.Next(options.Messages / 50, Math.Max(options.Messages / 50 + 1, options.Messages * 95 / 100))).Order()];
        foreach (int moment in moments)
        {
            while (sender.Replies.Count < moment)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), time, cancellationToken);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(0, 400)), time, cancellationToken);
            gateway.Kill();
            tell($"SIGKILL after {sender.Replies.Count} answers");
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
        string share = options.FaultShare.ToString(CultureInfo.InvariantCulture);
        return ["simulate", "--port", twinPort.ToString(CultureInfo.InvariantCulture), "--seed", options.Seed.ToString(CultureInfo.InvariantCulture),
            "--fault", $"stall={share}", "--fault", $"reset={share}", "--fault", $"act-then-drop={share}", "--fault", $"server-error={share}"];
    }

    private static Dictionary<string, string> Secrets() => new(StringComparer.Ordinal)
    {
        ["GATEWAY_Gateway__Inbound__Keys__H99999900001"] = Key,
        ["GATEWAY_Platform__Nhsa__999999__Token"] = Token,
    };

    private object Configuration() => new
    {
        Gateway = new
        {
            Data = Path.Combine(options.Folder, "data"),
            Mappings = Path.Combine(GatewayProcess.RepositoryRoot(), "mappings"),
            Inbound = new { Http = new { Port = httpPort }, MaxInFlight = Math.Max(256, options.Clients * 2) },
            Pipeline = new { AnswerDeadline = "00:00:20" },
        },
        Platform = new
        {
            Nhsa = new Dictionary<string, object>(StringComparer.Ordinal) { ["999999"] = new { Url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{twinPort}"), Account = "storm" } },
            AnswerTimeout = options.CallTimeout.ToString("c", CultureInfo.InvariantCulture),
            Recovery = new { AskAfter = "00:00:00.2", AskAgain = "00:00:00.4", Grace = "00:00:01" },
        },
        Delivery = new
        {
            Retry = new { NotSentDelay = "00:00:00.2", UnknownDelay = "00:00:00.3", LongestUnknownDelay = "00:00:05" },
            Destinations = new { nhsa = new { Concurrency = options.Clients, Timeout = (options.CallTimeout + options.CallTimeout).ToString("c", CultureInfo.InvariantCulture) } },
        },
        Logs = new { Level = "Warning" },
    };
}
