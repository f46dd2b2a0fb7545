using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Gateway.Contract;
using Gateway.Journal;
using Gateway.PlatformSimulator;
using Gateway.PlatformSimulator.Faults;
using Gateway.Proof.Processes;

namespace Gateway.Verdicts;

/// <summary>A gateway as a process of its own with real listeners, a line, the platform's twin, and everything that can be broken about them. Loopback only.</summary>
internal sealed partial class VerdictGround : IAsyncDisposable
{
    private const string OperatorHeader = "X-Operator-Key", MessageHeader = "X-Gateway-Message-Id";
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(5), Look = TimeSpan.FromMilliseconds(60), Patience = TimeSpan.FromSeconds(12), Healing = TimeSpan.FromSeconds(40), Calm = TimeSpan.FromSeconds(0.5);

    private const int BlockOfShell = 512, RoomLeft = 4_000_000, Tries = 8;

    private readonly GroundConfiguration configuration;
    private readonly GatewayProcess gateway;
    private readonly HttpClient http;
    private readonly GroundPlatforms platforms;

    private VerdictGround(GatewayExecutable executable, string mappings, int seed)
    {
        var chance = new Random(seed);
        Folder = Directory.CreateTempSubdirectory("gateway-verdicts-").FullName;
        configuration = new GroundConfiguration(Folder, chance);
        platforms = new GroundPlatforms(configuration.PlatformToken);
        platforms.Strict.Order(LineFault.KeyExpired, variant: seed);
        Traffic = new GroundTraffic(seed);
        GroundMappings.Lay(mappings, configuration.Mappings);
        string file = configuration.Write(executable.Plugins, platforms);
        gateway = new GatewayProcess(executable, Path.Combine(Folder, "gateway.log"), new(StringComparer.Ordinal) { ["DOTNET_TieredPGO"] = "0", ["DOTNET_EnableWriteXorExecute"] = "0" }, "run", "--config", file);
        http = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{configuration.HttpPort}")), Timeout = TimeSpan.FromSeconds(30) };
        http.DefaultRequestHeaders.Add(OperatorHeader, configuration.OperatorKey);
    }

    /// <summary>Where everything of it lies; deleted at the end.</summary>
    public string Folder { get; }

    public PlatformTwin Twin => platforms.Twin;

    public Line Line => platforms.Line;

    /// <summary>What hospitals and pharmacies send.</summary>
    public GroundTraffic Traffic { get; }

    /// <summary>Starts everything and waits until the gateway takes messages.</summary>
    public static async Task<VerdictGround> StartAsync(GatewayExecutable executable, string mappings, int seed, CancellationToken cancellationToken)
    {
        var ground = new VerdictGround(executable, mappings, seed);
        try
        {
            ground.gateway.Start();
            await ground.WaitUntilReadyAsync(cancellationToken);
            await ground.FinalAsync(await ground.BillAsync(ground.Traffic.Bill(), cancellationToken), StartLimit, cancellationToken); // the first call of a process is slow
            return ground;
        }
        catch
        {
            await ground.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends over HTTP.</summary>
    /// <returns>The message's number.</returns>
    public async Task<long> SendAsync(string institution, string source, byte[] bytes, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/in/{institution}/{source}") { Content = new ByteArrayContent(bytes) };
        request.Headers.Add("X-Gateway-Key", configuration.SenderKey);
        using HttpResponseMessage response = await http.SendAsync(request, cancellationToken);
        return response.Headers.TryGetValues(MessageHeader, out IEnumerable<string>? number)
            ? long.Parse(number.Single(), CultureInfo.InvariantCulture)
            : throw await NotTakenAsync(response, cancellationToken);
    }

    /// <summary>A hospital's bill.</summary>
    public Task<long> BillAsync(byte[] bill, CancellationToken cancellationToken) => SendAsync(GroundMappings.Hospital, "fujian-ini", bill, cancellationToken);

    private readonly SemaphoreSlim counting = new(1);

    /// <summary>Sends over MLLP and waits for the frame that comes back, if one does.</summary>
    public async Task<long> Hl7Async(byte[] message, CancellationToken cancellationToken)
    {
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, configuration.MllpPort, cancellationToken);
        return await ArrivedAsync("hl7v2-iborn", async () => await client.GetStream().WriteAsync((byte[])[0x0B, .. message, 0x1C, 0x0D], cancellationToken), cancellationToken);
    }

    /// <summary>Drops a bill into the watched folder.</summary>
    public Task<long> DropAsync(byte[] bill, CancellationToken cancellationToken) => ArrivedAsync("fujian-ini", async () =>
    {
        string file = Path.Combine(configuration.Inbox, string.Create(CultureInfo.InvariantCulture, $"{Traffic.Next()}"));
        await File.WriteAllBytesAsync(file, bill, cancellationToken);
        File.Move(file, file + ".in");
    }, cancellationToken);

    /// <summary>What <c>/metrics</c> shows.</summary>
    public Task<string> MetricsAsync(CancellationToken cancellationToken) => http.GetStringAsync("/metrics", cancellationToken);

    /// <summary>Any call of the gateway's HTTP port.</summary>
    public Task<HttpResponseMessage> CallAsync(HttpRequestMessage request, CancellationToken cancellationToken) => http.SendAsync(request, cancellationToken);

    /// <summary>What goes wrong at the platform itself, in this order.</summary>
    public void PlatformDoes(params FaultRule[] rules) => Twin.Replace(new TwinFaults { Rules = rules });

    /// <summary>A person's order, by the API.</summary>
    public async Task OrderAsync(string path, string reason, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await http.PostAsJsonAsync(path, new { actor = "测试员", reason }, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Ends the gateway as a power cut would, and starts it again.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken, string limits = "")
    {
        gateway.Kill();
        Line.Order(LineFault.None);
        gateway.Start(limits);
        await WaitUntilReadyAsync(cancellationToken);
    }

    /// <summary>Starts it again with a disk on which little more fits than what is there.</summary>
    /// <returns>How many bytes a file may have.</returns>
    public async Task<int> RestartOnFullDiskAsync(CancellationToken cancellationToken)
    {
        gateway.Kill();
        string journal = Path.Combine(Folder, "data", "journal.db");
        await SqliteJournal.Open(new SqliteJournalOptions { Path = journal }).DisposeAsync(); // one file holds all of it then
        int most = (int)(new FileInfo(journal).Length / BlockOfShell) + (RoomLeft / BlockOfShell);
        await RestartAsync(cancellationToken, string.Create(CultureInfo.InvariantCulture, $"trap '' XFSZ; ulimit -f {most}"));
        return most * BlockOfShell;
    }

    /// <summary>Makes room on the disk and starts a gateway that has ended, or is about to.</summary>
    public Task MakeRoomAsync(CancellationToken cancellationToken) => RestartAsync(cancellationToken);

    /// <summary>Waits until a message is final.</summary>
    /// <returns>Whether it came to be in time.</returns>
    public async Task<bool> FinalAsync(long message, TimeSpan within, CancellationToken cancellationToken) =>
        await UntilAsync(async () => await StateAsync(message, cancellationToken) is "accepted" or "refused" or "reversed" or "skipped" ? true : (bool?)null, within, cancellationToken) ?? false;

    /// <summary>Waits until a message is set aside.</summary>
    public Task ParkedAsync(long message, CancellationToken cancellationToken) => UntilAsync(async () => await StateAsync(message, cancellationToken) == "parked" ? true : (bool?)null, Patience, cancellationToken);

    /// <summary>Waits until something has happened to a message.</summary>
    /// <param name="kind">A fact's, as the API calls it.</param>
    public Task HappenedAsync(long message, string kind, CancellationToken cancellationToken) => UntilAsync(async () =>
        (await http.GetFromJsonAsync<JsonNode>($"/api/messages/{message}", cancellationToken))!["facts"]!.AsArray().Any(fact => (string?)fact!["kind"] == kind) ? true : (bool?)null, Patience, cancellationToken); // the API's answer has them

    /// <summary>Reads the verdict as an operator would: when the message is final or parked, or when it has said the same for a while.</summary>
    public async Task<Told> ToldAsync(long message, CancellationToken cancellationToken)
    {
        Told told = Told.Nothing;
        DateTimeOffset since = TimeProvider.System.GetUtcNow();
        await UntilAsync(async () =>
        {
            JsonNode? shown = await http.GetFromJsonAsync<JsonNode>($"/api/messages/{message}", cancellationToken);
            Told now = Told.Of(shown!); // the API answers no null
            since = now.Party == told.Party ? since : TimeProvider.System.GetUtcNow();
            told = now;
            bool isCalm = TimeProvider.System.GetUtcNow() - since > Calm;
            return told.IsFinal || (told.SaysWhy && isCalm) ? true : (bool?)null;
        }, Patience, cancellationToken);
        return told;
    }

    /// <summary>Everything works again; what waits gets through, or is given up where it never can.</summary>
    public async Task MendAsync(long message, CancellationToken cancellationToken)
    {
        Twin.Replace(new TwinFaults());
        Twin.Open();
        Line.Open();
        Line.Order(LineFault.None);
        foreach (string destination in (string[])["nhsa", "fhir"])
        {
            using HttpResponseMessage resumed = await http.PostAsJsonAsync($"/api/destinations/{destination}/resume", new { actor = "测试员", reason = "试验结束" }, cancellationToken); // whether it was paused or not
        }

        if (message != 0 && await StateAsync(message, cancellationToken) != "parked" && !await FinalAsync(message, TimeSpan.FromSeconds(2.5), cancellationToken))
        {
            await LetGoAsync(message, cancellationToken);
        }

        await HealAsync(cancellationToken);
    }

    /// <summary>Waits until bills go through as they did before: one fault is not to show in the next.</summary>
    private async Task HealAsync(CancellationToken cancellationToken)
    {
        long? bill = await UntilAsync(async () =>
        {
            try
            {
                return await BillAsync(Traffic.Bill(), cancellationToken);
            }
            catch (NotTakenException)
            {
                return (long?)null; // too much waits still
            }
        }, Healing, cancellationToken);
        if (bill is not { } sent || !await FinalAsync(sent, Healing, cancellationToken))
        {
            throw new InvalidOperationException($"The gateway did not recover from the last fault: {await http.GetStringAsync("/api/destinations", cancellationToken)}");
        }
    }

    /// <summary>Gives up a message that waits for what never comes; 0 is none.</summary>
    public async Task LetGoAsync(long message, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < Tries && message != 0 && await StateAsync(message, cancellationToken) is "prepared"; attempt++)
        {
            using HttpResponseMessage skipped = await http.PostAsJsonAsync($"/api/messages/{message}/skip", new { actor = "测试员", reason = "试验结束" }, cancellationToken); // not while a call of it is out
            await Task.Delay(Look, cancellationToken);
        }
    }

    /// <summary>Ends whatever is set aside: it counts among the messages that wait, of which the gateway takes so many and no more.</summary>
    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        JsonNode parked = (await http.GetFromJsonAsync<JsonNode>("/api/messages?state=parked&limit=200", cancellationToken))!; // the API answers no null
        foreach (JsonNode? message in parked["messages"]!.AsArray()) // a list, empty for none
        {
            await OrderAsync($"/api/messages/{(long)message!["id"]!}/skip", "试验结束", cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        gateway.Dispose();
        platforms.Dispose();
        http.Dispose();
        counting.Dispose();
        await Task.Yield();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task<string?> StateAsync(long message, CancellationToken cancellationToken) =>
        (string?)(await http.GetFromJsonAsync<JsonNode>($"/api/messages/{message}", cancellationToken))!["message"]!["state"]; // the API's answer has both

    /// <summary>The code that a sender was told whose message was not taken.</summary>
    private static async Task<Exception> NotTakenAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        string body = GroundTraffic.Gbk.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken)); // its code is ASCII in every format
        return response.StatusCode == HttpStatusCode.ServiceUnavailable && Code().Match(body) is { Success: true, Value: var code } && IssueCodes.All.TryGetValue(code, out IssueCode? known)
            ? new NotTakenException(known)
            : new InvalidOperationException($"{response.StatusCode}, and no message was taken. {body}");
    }

    [GeneratedRegex("GW[0-9]{4}", RegexOptions.None, 1000)]
    private static partial Regex Code();

    /// <summary>Sends and finds the message by its listener: these senders are told no number. One at a time.</summary>
    private async Task<long> ArrivedAsync(string source, Func<Task> send, CancellationToken cancellationToken)
    {
        await counting.WaitAsync(cancellationToken);
        try
        {
            long before = await NewestAsync(source, cancellationToken);
            await send();
            return await UntilAsync(async () => await NewestAsync(source, cancellationToken) is var newest && newest > before ? newest : (long?)null, Patience, cancellationToken) ?? throw new InvalidOperationException("The message did not arrive.");
        }
        finally
        {
            counting.Release();
        }
    }

    private async Task<long> NewestAsync(string source, CancellationToken cancellationToken) =>
        (await http.GetFromJsonAsync<JsonNode>($"/api/messages?source={source}&limit=50", cancellationToken))!["messages"]!.AsArray().Where(message => (string?)message!["listener"] != "http").Select(message => (long)message!["id"]!).FirstOrDefault(); // every message has a number

    private async Task WaitUntilReadyAsync(CancellationToken cancellationToken) =>
        _ = await UntilAsync(async () =>
        {
            try
            {
                return (await http.GetAsync("/health/ready", cancellationToken)).IsSuccessStatusCode ? true : (bool?)null;
            }
            catch (HttpRequestException nobody)
            {
                return gateway.IsRunning ? null : throw new InvalidOperationException($"The gateway did not start: {await File.ReadAllTextAsync(Path.Combine(Folder, "gateway.log"), cancellationToken)}", nobody);
            }
        }, StartLimit, cancellationToken) ?? throw new TimeoutException("The gateway is not ready after five minutes.");

    private static async Task<T?> UntilAsync<T>(Func<Task<T?>> look, TimeSpan within, CancellationToken cancellationToken)
        where T : struct
    {
        DateTimeOffset end = TimeProvider.System.GetUtcNow() + within;
        while (true)
        {
            T? found = await look();
            if (found is not null || TimeProvider.System.GetUtcNow() > end)
            {
                return found;
            }

            await Task.Delay(Look, cancellationToken);
        }
    }
}
