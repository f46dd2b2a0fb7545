using System.Globalization;
using System.Text.Json;
using Gateway.Benchmarks.Accept;
using Gateway.Benchmarks.Processes;
using Gateway.Proof.Processes;
using Gateway.Tests;

namespace Gateway.Benchmarks.EndToEnd;

/// <summary>A gateway of its own that takes HL7 v2 messages by MLLP and HTTP and sends FHIR transactions to a stub in this process, or to the twin.</summary>
internal sealed class GatewayAtWork : IAsyncDisposable
{
    private const string Key = "benchmark-institution-key-0001";
    private const string Sample = "mappings/sources/hl7v2-iborn/1.0/samples/adt-a08-update.hl7";

    private readonly string folder = Directory.CreateTempSubdirectory("gateway-bench-").FullName;
    private readonly int http = GatewayProcess.FreePort(), mllp = GatewayProcess.FreePort(), destination = GatewayProcess.FreePort();
    private readonly BareFhirStub stub;
    private readonly GatewayProcess simulator;

    /// <param name="arguments"><c>--twin</c> sends to the twin; <c>--gateway FILE</c> measures another build's <c>gateway.dll</c>; <c>--bytes N</c> pads messages to that length.</param>
    /// <param name="replyWhen">Answers senders after another step than the source says; null as it says.</param>
    public GatewayAtWork(string[] arguments, string? replyWhen = null)
    {
        IsTwin = arguments.Contains("--twin");
        GatewayExecutable executable = arguments.Text("--gateway") is { } other ? GatewayExecutable.Of(Path.GetFullPath(other)) : BuiltGateway.Executable;
        stub = new BareFhirStub(destination);
        simulator = new GatewayProcess(executable, Path.Combine(folder, "twin.log"), [], "simulate", "--port", destination.ToString(CultureInfo.InvariantCulture));
        string config = Path.Combine(folder, "gateway.json");
        File.WriteAllText(config, JsonSerializer.Serialize(Configuration(replyWhen is null ? BuiltGateway.Mappings : MappingsWith(replyWhen))));
        Process = new GatewayProcess(executable, Path.Combine(folder, "gateway.log"), new() { ["GATEWAY_Gateway__Inbound__Keys__H99999900001"] = Key, ["GATEWAY_Gateway__OperatorKey"] = Key }, "run", "--config", config);
        byte[] sample = File.ReadAllBytes(Path.Combine(BuiltGateway.Root, Sample));
        Message = Padded(sample, arguments.Number("--bytes", sample.Length));
        Load = new AcceptLoad(Message, System.Text.Encoding.ASCII.GetString(sample).Split('|')[9], http, mllp, Key);
        Books = new OpenMessages(this);
    }

    public bool IsTwin { get; }

    public GatewayProcess Process { get; }

    public AcceptLoad Load { get; }

    public OpenMessages Books { get; }

    /// <summary>The message that is sent, under another id each time.</summary>
    public byte[] Message { get; }

    /// <summary>Transactions that the stub answered.</summary>
    public long Calls => stub.Calls;

    public string Folder => folder;

    /// <summary>Asks as the command line does.</summary>
    public HttpClient Operator()
    {
        var client = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{http}")) };
        client.DefaultRequestHeaders.Add("X-Operator-Key", Key);
        return client;
    }

    /// <summary>Starts the destination.</summary>
    public async Task OpenDestinationAsync(CancellationToken cancellationToken)
    {
        if (IsTwin)
        {
            simulator.Start();
            await GatewayProcess.WaitForPortAsync(destination, TimeSpan.FromSeconds(120), TimeProvider.System, cancellationToken);
        }
        else
        {
            await stub.StartAsync(cancellationToken);
        }
    }

    /// <summary>Starts the gateway.</summary>
    /// <returns>When it takes messages.</returns>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Process.Start();
        await GatewayProcess.WaitForPortAsync(mllp, TimeSpan.FromSeconds(300), TimeProvider.System, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Process.Dispose();
        simulator.Dispose();
        await stub.DisposeAsync();
    }

    /// <summary>A note at the end that nobody reads.</summary>
    private static byte[] Padded(byte[] sample, int length) =>
        sample.Length + 8 >= length ? sample : [.. sample, .. "NTE|1||"u8, .. Enumerable.Repeat((byte)'x', length - sample.Length - 8), (byte)'\r'];

    private string MappingsWith(string replyWhen)
    {
        string copy = Path.Combine(folder, "mappings");
        FolderCopy.OfMappings(BuiltGateway.Mappings, copy);
        string source = Path.Combine(copy, "sources/hl7v2-iborn/1.0/source.yaml");
        File.WriteAllText(source, File.ReadAllText(source).Replace("reply-when: checked", $"reply-when: {replyWhen}", StringComparison.Ordinal));
        string released = Path.Combine(copy, "released.txt"); // it is another one now
        File.WriteAllLines(released, File.ReadAllLines(released).Where(line => !line.Contains("sources/hl7v2-iborn/1.0", StringComparison.Ordinal)));
        return copy;
    }

    private object Configuration(string mappings) => new
    {
        Gateway = new
        {
            Data = Path.Combine(folder, "data"),
            Mappings = mappings,
            Inbound = new { Http = new { Port = http }, Mllp = new[] { new { Institution = "H99999900001", Source = "hl7v2-iborn", Port = mllp } } },
        },
        Platform = new
        {
            Nhsa = new Dictionary<string, object>(StringComparer.Ordinal) { ["999999"] = new { Url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{destination}"), Account = "benchmark" } },
            Fhir = new { Url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{destination}{(IsTwin ? "/fhir" : "")}") },
        },
        Delivery = new { Destinations = new { fhir = new { Concurrency = 64 } } },
        Logs = new { Level = "Warning" },
    };
}
