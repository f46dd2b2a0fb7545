using System.Diagnostics;
using System.Globalization;

namespace Gateway.Benchmarks.EndToEnd;

/// <summary>
/// <c>endtoend [--seconds N] [--connections N] [--rounds N] [--twin] [--gateway FILE] [--against FILE]</c>: accept, convert, journal, call over HTTP, journal the answer. Senders wait for their ack; the time ends when
/// the last message is through. <c>--against</c> measures another build's <c>gateway.dll</c> in turn with the first: what else the machine does falls on both.
/// </summary>
internal sealed class EndToEndVerb : IVerb
{
    public string Name => "endtoend";

    public string Summary => "messages a second from the sender's bytes to the destination's journalled answer, CPU per message and memory; --against FILE: two builds in turn";

    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        (int seconds, int connections, int rounds) = (arguments.Number("--seconds", 20), arguments.Number("--connections", 32), arguments.Number("--rounds", 3));
        await using var gateway = new GatewayAtWork(arguments);
        await using GatewayAtWork? against = arguments.Text("--against") is { } other ? new GatewayAtWork(["--gateway", other, .. arguments]) : null;
        GatewayAtWork[] all = against is null ? [gateway] : [gateway, against];
        foreach (GatewayAtWork one in all)
        {
            await one.OpenDestinationAsync(cancellationToken);
            await one.StartAsync(cancellationToken);
        }

        Console.WriteLine($"{gateway.Message.Length} bytes a message, {connections} connections; generator, gateway and {(gateway.IsTwin ? "twin" : "stub")} share this machine's {Environment.ProcessorCount} cores");
        Console.WriteLine("round     messages   through/s   acks/s   ack p50 ms   ack p99 ms   CPU ms/message   working set MB");
        for (int round = 0; round <= rounds; round++)
        {
            foreach (GatewayAtWork one in all)
            {
                string name = round == 0 ? "warm-up" : round.ToString(CultureInfo.InvariantCulture);
                Console.WriteLine($"{(one == against ? "<" : " ")}{name,-7} {await MeasureAsync(one, connections, TimeSpan.FromSeconds(seconds), cancellationToken)}");
            }
        }

        return 0;
    }

    private static async Task<string> MeasureAsync(GatewayAtWork gateway, int connections, TimeSpan duration, CancellationToken cancellationToken)
    {
        (TimeSpan cpu, long started) = (gateway.Process.Cpu, Stopwatch.GetTimestamp());
        double[] latencies = await gateway.Load.RunAsync(overMllp: true, connections, duration);
        double taken = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await gateway.Books.WaitUntilNoneAsync(cancellationToken);
        double whole = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return string.Create(CultureInfo.InvariantCulture,
            $"{latencies.Length,9}   {latencies.Length / whole,9:0}   {latencies.Length / taken,6:0}   {latencies.At(0.5),10:0.00}   {latencies.At(0.99),10:0.00}   {(gateway.Process.Cpu - cpu).TotalMilliseconds / Math.Max(1, latencies.Length),14:0.000}   {gateway.Process.WorkingSet / 1048576,14}");
    }
}
