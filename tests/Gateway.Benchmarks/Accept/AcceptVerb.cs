using System.Globalization;
using System.Text.Json;
using Gateway.Benchmarks.Processes;
using Gateway.Proof.Processes;

namespace Gateway.Benchmarks.Accept;

/// <summary><c>accept [--seconds N]</c>: how many messages a second the real executable takes in, how long an ack takes, and what it costs in CPU, over MLLP and HTTP.</summary>
internal sealed class AcceptVerb : IVerb
{
    private const string Key = "accept-institution-key-0001";
    private const string Sample = "mappings/sources/hl7v2-iborn/1.0/samples/adt-a08-update.hl7";

    public string Name => "accept";

    public string Summary => "accept acks over MLLP and HTTP at 1, 8 and 32 connections: rate, p50, p99, CPU per message";

    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        int at = Array.IndexOf(arguments, "--seconds");
        TimeSpan duration = TimeSpan.FromSeconds(at >= 0 ? int.Parse(arguments[at + 1], CultureInfo.InvariantCulture) : 10);
        string folder = Directory.CreateTempSubdirectory("gateway-accept-").FullName;
        int http = GatewayProcess.FreePort(), mllp = GatewayProcess.FreePort(), twinPort = GatewayProcess.FreePort();
        string config = Path.Combine(folder, "gateway.json");
        await File.WriteAllTextAsync(config, JsonSerializer.Serialize(Configuration(folder, http, mllp, twinPort)), cancellationToken);
        using var twin = new GatewayProcess(BuiltGateway.Executable, Path.Combine(folder, "twin.log"), [], "simulate", "--port", twinPort.ToString(CultureInfo.InvariantCulture));
        using var gateway = new GatewayProcess(BuiltGateway.Executable, Path.Combine(folder, "gateway.log"), new() { ["GATEWAY_Gateway__Inbound__Keys__H99999900001"] = Key }, "run", "--config", config);
        twin.Start();
        gateway.Start();
        await GatewayProcess.WaitForPortAsync(http, TimeSpan.FromSeconds(60), TimeProvider.System, cancellationToken);
        await GatewayProcess.WaitForPortAsync(mllp, TimeSpan.FromSeconds(60), TimeProvider.System, cancellationToken);

        byte[] sample = await File.ReadAllBytesAsync(Path.Combine(BuiltGateway.Root, Sample), cancellationToken);
        string controlId = System.Text.Encoding.ASCII.GetString(sample).Split('|')[9];
        var load = new AcceptLoad(sample, controlId, http, mllp, Key);
        await load.RunAsync(overMllp: true, 8, TimeSpan.FromSeconds(5)); // warm-up
        Console.WriteLine($"{sample.Length} bytes a message; generator, gateway and destination share this machine's {Environment.ProcessorCount} cores");
        Console.WriteLine("transport  connections  messages/s   p50 ms   p99 ms   CPU ms/message");
        foreach ((bool overMllp, int connections) in new[] { (true, 1), (true, 8), (true, 32), (false, 1), (false, 8), (false, 32) })
        {
            TimeSpan before = gateway.Cpu;
            double[] latencies = await load.RunAsync(overMllp, connections, duration);
            double cpu = (gateway.Cpu - before).TotalMilliseconds / Math.Max(1, latencies.Length);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(overMllp ? "mllp" : "http"),-9}  {connections,11}  {latencies.Length / duration.TotalSeconds,10:0}  {At(latencies, 0.50),7:0.00}  {At(latencies, 0.99),7:0.00}  {cpu,15:0.000}"));
        }

        return 0;
    }

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];

    private static object Configuration(string folder, int http, int mllp, int twin) => new
    {
        Gateway = new
        {
            Data = Path.Combine(folder, "data"),
            Mappings = BuiltGateway.Mappings,
            Inbound = new { Http = new { Port = http }, Mllp = new[] { new { Institution = "H99999900001", Source = "hl7v2-iborn", Port = mllp } } },
        },
        Platform = new
        {
            Nhsa = new Dictionary<string, object>(StringComparer.Ordinal) { ["999999"] = new { Url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{twin}"), Account = "accept" } },
            Fhir = new { Url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{twin}/fhir") },
        },
        Logs = new { Level = "Warning" },
    };
}
