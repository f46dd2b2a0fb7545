using System.Diagnostics;
using System.Globalization;

namespace Gateway.Benchmarks.EndToEnd;

/// <summary><c>resume [--messages N] [--gateway FILE]</c>: fills a gateway whose destination is down, kills it, and starts it with the destination up: how long until it takes messages again, and until what waited is through.</summary>
internal sealed class ResumeVerb : IVerb
{
    public string Name => "resume";

    public string Summary => "a gateway killed with 100,000 messages waiting: seconds until it takes messages again, memory, messages a second worked off [--messages N]";

    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        int messages = arguments.Number("--messages", 100_000);
        await using var gateway = new GatewayAtWork(arguments);
        await gateway.StartAsync(cancellationToken);
        long began = Stopwatch.GetTimestamp();
        int filled = 0;
        while (filled < messages)
        {
            filled += (await gateway.Load.RunAsync(overMllp: true, 64, TimeSpan.FromSeconds(Math.Clamp((messages - filled) / 2000.0, 0.2, 10)))).Length;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"filled     {filled:N0} messages in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s, {gateway.Process.WorkingSet / 1048576} MB"));
        gateway.Process.Kill();
        await gateway.OpenDestinationAsync(cancellationToken);
        began = Stopwatch.GetTimestamp();
        await gateway.StartAsync(cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"taking     {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s after the start of the process, {gateway.Process.Cpu.TotalSeconds:0.0} s of CPU in both lives"));
        while (gateway.Calls == 0)
        {
            await Task.Delay(50, cancellationToken);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"delivering {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s after it, {gateway.Process.WorkingSet / 1048576} MB"));
        await gateway.Books.WaitUntilNoneAsync(cancellationToken);
        double whole = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"through    {whole:0.0} s after it, {filled / whole:0}/s, {gateway.Calls:N0} calls, {gateway.Process.WorkingSet / 1048576} MB"));
        return 0;
    }
}
