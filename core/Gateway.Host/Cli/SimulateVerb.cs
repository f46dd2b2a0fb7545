using System.CommandLine;
using System.Globalization;
using Gateway.PlatformSimulator;
using Gateway.PlatformSimulator.Faults;

namespace Gateway.Host.Cli;

/// <summary><c>simulate</c>: the platform's twin alone, for testers and for gateways in other processes.</summary>
internal static class SimulateVerb
{
    public const string TokenVariable = "GATEWAY_TWIN_TOKEN";

    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Loopback port; 0 takes a free one.", DefaultValueFactory = _ => 8877 };
        var seed = new Option<int>("--seed") { Description = "Seed of everything that goes wrong by chance.", DefaultValueFactory = _ => 1 };
        var fault = new Option<string[]>("--fault") { Description = "KIND=PROBABILITY or INFNO:KIND=PROBABILITY, e.g. act-then-drop=0.05 or 2207:stall=1; may be repeated.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var simulate = new Command("simulate", $"The platform's twin on loopback. Signatures are checked when {TokenVariable} is set.") { port, seed, fault };
        simulate.SetAction(async (parsed, token) =>
        {
            if (!TryRead(parsed.GetRequiredValue(fault), out List<FaultRule> rules, out string? wrong))
            {
                await System.Console.Error.WriteLineAsync(wrong);
                return GatewayCommand.WrongUsage;
            }

            var options = new TwinOptions
            {
                Url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{parsed.GetValue(port)}"),
                Token = Environment.GetEnvironmentVariable(TokenVariable),
                Faults = new TwinFaults { Seed = parsed.GetValue(seed), Rules = rules },
            };
            using PlatformTwin twin = PlatformTwin.Start(options);
            System.Console.WriteLine(twin.Url);
            await System.Console.Error.WriteLineAsync($"The platform's twin listens on {twin.Url}; its state is at {twin.Url}/__twin/state. Stop it with Ctrl+C.");
            await Stopped(token);
            return GatewayCommand.Done;
        });
        return simulate;
    }

    /// <summary>Reads fault rules as the command line writes them.</summary>
    public static bool TryRead(IEnumerable<string> texts, out List<FaultRule> rules, out string? wrong)
    {
        rules = [];
        wrong = null;
        foreach (string text in texts)
        {
            string[] halves = text.Split('=', 2);
            string[] names = halves[0].Split(':', 2);
            bool kindRead = Enum.TryParse(names[^1].Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out FaultKind kind) && Enum.IsDefined(kind);
            double probability = 1;
            bool probabilityRead = halves.Length == 1 || (double.TryParse(halves[1], NumberStyles.Float, CultureInfo.InvariantCulture, out probability) && probability is >= 0 and <= 1);
            if (!kindRead || !probabilityRead)
            {
                wrong = $"'{text}' is no fault: expected KIND=PROBABILITY with one of {string.Join(", ", Enum.GetNames<FaultKind>())}.";
                return false;
            }

            rules.Add(new FaultRule { Kind = kind, Infno = names.Length == 2 ? names[0] : null, Probability = probability });
        }

        return true;
    }

    private static async Task Stopped(CancellationToken token)
    {
        var stopped = new TaskCompletionSource();
        await using (token.Register(stopped.SetResult))
        {
            await stopped.Task;
        }
    }
}
