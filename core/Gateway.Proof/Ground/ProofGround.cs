using System.Globalization;
using Gateway.Contract;
using Gateway.Journal;
using Gateway.Proof.Counts;
using Gateway.Proof.Processes;
using Gateway.Proof.Storm;
using Gateway.PlatformSimulator;

namespace Gateway.Proof.Ground;

/// <summary>One journal's life: the platform's twin, a gateway as a process that dies and comes back, and senders who go on asking.</summary>
internal sealed class ProofGround : IDisposable
{
    private const int CasesMade = 4000;
    private static readonly TimeSpan EndLimit = TimeSpan.FromMinutes(4);

    /// <summary>A start takes seconds, on a machine with other things to do far more.</summary>
    public static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(4);

    private readonly TimeProvider time;
    private readonly HttpClient http;
    private readonly IReadOnlyList<StormCase> cases;
    private int taken;

    private ProofGround(ProofOptions options, string name, int seed, TimeProvider time)
    {
        this.time = time;
        Seed = seed;
        Folder = Path.Combine(options.Folder, name);
        Keys = StormKeys.Of(new Random(seed));
        Directory.CreateDirectory(Inbox);
        Twin = PlatformTwin.Start(new TwinOptions { Token = Keys.ForPlatform, ClockTolerance = TimeSpan.FromDays(1), RequireSignIn = true, Faults = ProofFaults.Usual(seed) });
        Port = GatewayProcess.FreePort();
        Database = $"proof_{name.Replace('-', '_')}";
        options.Server?.Make(Database);
        Connection = options.Server?.Connection(Database);
        var configuration = new ProofConfiguration(this, options);
        string file = configuration.Write();
        Gateway = new GatewayProcess(options.Executable, LogFile, configuration.Secrets(), "run", "--config", file);
        http = Client();
        Desk = Client();
        cases = StormCase.Make(CasesMade, seed);
        Sender = new StormSender(http, new SettlementTraffic(seed), Keys, time);
        Person = new StormPerson(Desk, Keys.ForOperator, time) { LooksEvery = TimeSpan.FromSeconds(1) };
    }

    public int Seed { get; }

    public string Folder { get; }

    public int Port { get; }

    public StormKeys Keys { get; }

    public PlatformTwin Twin { get; }

    public GatewayProcess Gateway { get; }

    public StormSender Sender { get; }

    public StormPerson Person { get; }

    /// <summary>The operators' API, with their key.</summary>
    public HttpClient Desk { get; }

    /// <summary>The folder into which a hospital drops bills.</summary>
    public string Inbox => Path.Combine(Folder, "inbox");

    private string LogFile => Path.Combine(Folder, "gateway.log");

    /// <summary>Its database's name, where a server keeps the journal.</summary>
    public string Database { get; }

    /// <summary>How the gateway reaches its database; null where the journal is a file.</summary>
    public string? Connection { get; }

    /// <summary>Where the journal is.</summary>
    public JournalStore Store => Connection is { } connection ? JournalStore.Postgres(connection) : JournalStore.File(Path.Combine(Data, "journal.db"));

    public string Data => Path.Combine(Folder, "data");

    /// <summary>Where the gateway writes at which point it died.</summary>
    public string Witness => Path.Combine(Folder, "died-at");

    /// <summary>Makes the folder, the twin and the configuration. Nothing runs yet but the twin.</summary>
    public static ProofGround Lay(ProofOptions options, string name, int seed, TimeProvider time) => new(options, name, seed, time);

    /// <summary>Starts the gateway, to die at a point or to live.</summary>
    /// <param name="limits">Of the shell that starts it; empty for none.</param>
    public void Start(FailPoint point = FailPoint.None, int times = 1, string limits = "")
    {
        File.Delete(Witness);
        Gateway.Environment[FailPoints.Variable] = point == FailPoint.None ? "" : FailPoints.Order(point, times, Witness);
        Gateway.Start(limits);
    }

    /// <summary>The next visits and sales.</summary>
    public IReadOnlyList<StormCase> Take(int count)
    {
        StormCase[] next = [.. cases.Skip(taken).Take(count)];
        taken += next.Length;
        return next;
    }

    /// <summary>Lets senders begin; each goes on until it has its answers.</summary>
    public IEnumerable<Task> Send(IEnumerable<StormCase> chosen, CancellationToken cancellationToken) => [.. chosen.Select(one => Task.Run(() => Sender.SendAsync(one, cancellationToken), cancellationToken))];

    /// <summary>Waits until every sender has its answers, then ends the gateway, its person and those who were not answered.</summary>
    public async Task EndAsync(string kind, IReadOnlyCollection<Task> sending, ProofTally tally, CancellationTokenSource over)
    {
        Twin.Replace(ProofFaults.Usual(Seed));
        try
        {
            await Task.WhenAll(sending).WaitAsync(EndLimit, time, over.Token);
        }
        catch (TimeoutException)
        {
            tally.Fault($"{kind} seed {Seed}: {sending.Count(task => !task.IsCompleted)} senders have no answer after {EndLimit.TotalMinutes} minutes. {LastWords()} See {Folder}.");
        }

        await over.CancelAsync();
        Gateway.Kill();
    }

    /// <summary>Waits until the gateway listens, or has died before that.</summary>
    /// <returns>Whether it listens.</returns>
    public async Task<bool> ListensAsync(TimeSpan within, CancellationToken cancellationToken)
    {
        DateTimeOffset end = time.GetUtcNow() + within;
        while (Gateway.IsRunning && time.GetUtcNow() < end)
        {
            try
            {
                await GatewayProcess.WaitForPortAsync(Port, TimeSpan.Zero, time, cancellationToken);
                return true;
            }
            catch (System.Net.Sockets.SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(30), time, cancellationToken);
            }
        }

        return false;
    }

    /// <summary>What the gateway has said so far, over all restarts.</summary>
    public string Log() => File.Exists(LogFile) ? File.ReadAllText(LogFile) : "";

    /// <summary>What it said last.</summary>
    public string LastWords() => Log().Split('\n').LastOrDefault(line => line.Length > 0) ?? "";

    public void Dispose()
    {
        Gateway.Dispose();
        Twin.Dispose();
        http.Dispose();
        Desk.Dispose();
    }

    private HttpClient Client() => new(new SocketsHttpHandler { MaxConnectionsPerServer = 512 })
    {
        BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}")),
        Timeout = TimeSpan.FromSeconds(20),
    };
}
