using System.Diagnostics;
using System.Globalization;
using Gateway.Benchmarks.EndToEnd;

namespace Gateway.Benchmarks.Accept;

/// <summary>
/// <c>accept [--seconds N] [--when stored|checked] [--bytes N] [--gateway FILE]</c>: how many messages a second the real executable takes in, how long an ack takes and what it costs, over MLLP and HTTP;
/// beside it SQLite's own batched insert of rows of that size, in the same folder. What was only stored is worked off before the next row.
/// </summary>
internal sealed class AcceptVerb : IVerb
{
    public string Name => "accept";

    public string Summary => "durable acks over MLLP and HTTP at 1 and 32 connections: rate, ratio to SQLite's own batched insert, p50, p99, CPU per message";

    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        TimeSpan duration = TimeSpan.FromSeconds(arguments.Number("--seconds", 10));
        string when = arguments.Text("--when") ?? "stored";
        await using var gateway = new GatewayAtWork([.. arguments, "--bytes", "2048"], when); // the first one counts
        await gateway.OpenDestinationAsync(cancellationToken);
        await gateway.StartAsync(cancellationToken);
        double raw = RawInsert.RowsPerSecond(Path.Combine(gateway.Folder, "raw.db"), gateway.Message.Length, batch: 512, TimeSpan.FromSeconds(2));
        await gateway.Load.RunAsync(overMllp: true, 8, TimeSpan.FromSeconds(5)); // warm-up
        await gateway.Books.WaitUntilNoneAsync(cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{gateway.Message.Length} bytes a message, answered when {when}; generator, gateway and destination share this machine's {Environment.ProcessorCount} cores; SQLite alone, 512 to a commit: {raw:0} rows/s"));
        Console.WriteLine("transport  connections  messages/s   ratio   p50 ms   p99 ms   CPU ms/message   worked off after s");
        foreach ((bool overMllp, int connections) in new[] { (true, 1), (true, 32), (false, 1), (false, 32) })
        {
            TimeSpan before = gateway.Process.Cpu;
            double[] latencies = await gateway.Load.RunAsync(overMllp, connections, duration);
            double cpu = (gateway.Process.Cpu - before).TotalMilliseconds / Math.Max(1, latencies.Length), rate = latencies.Length / duration.TotalSeconds;
            long ended = Stopwatch.GetTimestamp();
            await gateway.Books.WaitUntilNoneAsync(cancellationToken);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{(overMllp ? "mllp" : "http"),-9}  {connections,11}  {rate,10:0}  {rate / raw,6:0.00}  {latencies.At(0.50),7:0.00}  {latencies.At(0.99),7:0.00}  {cpu,15:0.000}  {Stopwatch.GetElapsedTime(ended).TotalSeconds,19:0.0}"));
        }

        return 0;
    }
}
