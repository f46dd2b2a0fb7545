using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Gateway.Benchmarks.Accept;
using Gateway.Benchmarks.Processes;
using Gateway.Proof.Processes;

namespace Gateway.Benchmarks.EndToEnd;

/// <summary>
/// <c>endtoend [--seconds N] [--connections N] [--rounds N] [--twin]</c>: accept, convert, journal, call over HTTP, journal the answer. Senders wait for their ack; the time ends when the last message is through.
/// </summary>
internal sealed class EndToEndVerb : IVerb
{
    private const string Key = "endtoend-institution-key-0001";
    private const string Sample = "mappings/sources/hl7v2-iborn/1.0/samples/adt-a08-update.hl7";

    public string Name => "endtoend";

    public string Summary => "messages a second from the sender's bytes to the destination's journalled answer, CPU per message and memory";

    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        int seconds = Number(arguments, "--seconds", 20), connections = Number(arguments, "--connections", 32), rounds = Number(arguments, "--rounds", 3);
        bool twin = arguments.Contains("--twin");
        string folder = Directory.CreateTempSubdirectory("gateway-endtoend-").FullName;
        int http = GatewayProcess.FreePort(), mllp = GatewayProcess.FreePort(), destination = GatewayProcess.FreePort();
        string config = Path.Combine(folder, "gateway.json");
        await File.WriteAllTextAsync(config, JsonSerializer.Serialize(Configuration(folder, http, mllp, destination, twin)), cancellationToken);
        await using var stub = new BareFhirStub(destination);
        using var simulator = new GatewayProcess(BuiltGateway.Executable, Path.Combine(folder, "twin.log"), [], "simulate", "--port", destination.ToString(CultureInfo.InvariantCulture));
        using var gateway = new GatewayProcess(BuiltGateway.Executable, Path.Combine(folder, "gateway.log"), new() { ["GATEWAY_Gateway__Inbound__Keys__H99999900001"] = Key, ["GATEWAY_Gateway__OperatorKey"] = Key }, "run", "--config", config);
        if (twin)
        {
            simulator.Start();
        }
        else
        {
            await stub.StartAsync(cancellationToken);
        }

        gateway.Start();
        await GatewayProcess.WaitForPortAsync(mllp, TimeSpan.FromSeconds(120), TimeProvider.System, cancellationToken);
        byte[] sample = await File.ReadAllBytesAsync(Path.Combine(BuiltGateway.Root, Sample), cancellationToken);
        var load = new AcceptLoad(sample, System.Text.Encoding.ASCII.GetString(sample).Split('|')[9], http, mllp, Key);
        var books = new OpenMessages(http, Key);
        Console.WriteLine($"{sample.Length} bytes a message, {connections} connections; generator, gateway and {(twin ? "twin" : "stub")} share this machine's {Environment.ProcessorCount} cores");
        Console.WriteLine("round   messages   through/s   acks/s   ack p50 ms   ack p99 ms   CPU ms/message   working set MB");
        for (int round = 0; round <= rounds; round++)
        {
            (TimeSpan cpu, long started) = (gateway.Cpu, Stopwatch.GetTimestamp());
            double[] latencies = await load.RunAsync(overMllp: true, connections, TimeSpan.FromSeconds(seconds));
            double taken = Stopwatch.GetElapsedTime(started).TotalSeconds;
            await books.WaitUntilNoneAsync(cancellationToken);
            double whole = Stopwatch.GetElapsedTime(started).TotalSeconds;
            string name = round == 0 ? "warm-up" : round.ToString(CultureInfo.InvariantCulture);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-7} {latencies.Length,9}   {latencies.Length / whole,9:0}   {latencies.Length / taken,6:0}   {At(latencies, 0.5),10:0.00}   {At(latencies, 0.99),10:0.00}   {(gateway.Cpu - cpu).TotalMilliseconds / Math.Max(1, latencies.Length),14:0.000}   {gateway.WorkingSet / 1048576,14}"));
        }

        return 0;
    }

    private static int Number(string[] arguments, string name, int otherwise) => Array.IndexOf(arguments, name) is >= 0 and var at ? int.Parse(arguments[at + 1], CultureInfo.InvariantCulture) : otherwise;

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];

    private static object Configuration(string folder, int http, int mllp, int destination, bool twin) => new
    {
        Gateway = new
        {
            Data = Path.Combine(folder, "data"),
            Mappings = BuiltGateway.Mappings,
            Inbound = new { Http = new { Port = http }, Mllp = new[] { new { Institution = "H99999900001", Source = "hl7v2-iborn", Port = mllp } } },
        },
        Platform = new
        {
            Nhsa = new Dictionary<string, object>(StringComparer.Ordinal) { ["999999"] = new { Url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{destination}"), Account = "endtoend" } },
            Fhir = new { Url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{destination}{(twin ? "/fhir" : "")}") },
        },
        Delivery = new { Destinations = new { fhir = new { Concurrency = 64 } } },
        Logs = new { Level = "Warning" },
    };
}
