using System.CommandLine;
using System.Globalization;
using Gateway.PlatformSimulator;
using Gateway.PlatformSimulator.Faults;

namespace Gateway.Host.Cli;

/// <summary><c>simulate</c>: the platform's twin alone, for testers and for gateways in other processes.</summary>
internal static class SimulateVerb
{
    public const string TokenVariable = "GATEWAY_TWIN_TOKEN";
    public const string AccountVariable = "GATEWAY_TWIN_ACCOUNT";
    public const string CipherVariable = "GATEWAY_TWIN_CIPHER_KEY";
    public const string SignerVariable = "GATEWAY_TWIN_SIGNER_KEY";

    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Loopback port; 0 takes a free one.", DefaultValueFactory = _ => 8877 };
        var seed = new Option<int>("--seed") { Description = "Seed of everything that goes wrong by chance.", DefaultValueFactory = _ => 1 };
        var fault = new Option<string[]>("--fault") { Description = "KIND=PROBABILITY or INFNO:KIND=PROBABILITY, e.g. act-then-drop=0.05, 2207:stall=1 or late=0.01@5 (five seconds late); may be repeated.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var dialect = new Option<string>("--dialect") { Description = $"How it wants to be called: {string.Join(", ", PlatformTwin.Dialects)}. oauth2 also needs {AccountVariable}, {CipherVariable} (SM4) and {SignerVariable} (SM2 public key).", DefaultValueFactory = _ => "tif" };
        dialect.AcceptOnlyFromAmong([.. PlatformTwin.Dialects]);
        var simulate = new Command("simulate", $"The platform's twin on loopback. Signatures are checked when {TokenVariable} is set.") { port, seed, fault, dialect };
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
                Dialect = parsed.GetRequiredValue(dialect),
                Token = Environment.GetEnvironmentVariable(TokenVariable),
                PaasId = Environment.GetEnvironmentVariable(AccountVariable),
                CipherKey = Environment.GetEnvironmentVariable(CipherVariable) ?? "",
                SignerKey = Environment.GetEnvironmentVariable(SignerVariable) ?? "",
                Faults = new TwinFaults { Seed = parsed.GetValue(seed), Rules = rules },
            };
            using PlatformTwin? twin = await StartedAsync(options);
            if (twin is null)
            {
                return GatewayCommand.WrongUsage;
            }

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
            string[] parts = text.Split('@', 2), halves = parts[0].Split('=', 2);
            double seconds = 2;
            string[] names = halves[0].Split(':', 2);
            bool kindRead = Enum.TryParse(names[^1].Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out FaultKind kind) && Enum.IsDefined(kind);
            double probability = 1;
            bool probabilityRead = halves.Length == 1 || (double.TryParse(halves[1], NumberStyles.Float, CultureInfo.InvariantCulture, out probability) && probability is >= 0 and <= 1);
            bool delayRead = parts.Length == 1 || (double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out seconds) && seconds is >= 0 and <= 3600);
            if (!kindRead || !probabilityRead || !delayRead)
            {
                wrong = $"'{text}' is no fault: expected KIND=PROBABILITY, late ones with @SECONDS, with one of {string.Join(", ", Enum.GetNames<FaultKind>())}.";
                return false;
            }

            rules.Add(new FaultRule { Kind = kind, Infno = names.Length == 2 ? names[0] : null, Probability = probability, Delay = TimeSpan.FromSeconds(seconds) });
        }

        return true;
    }

    /// <summary>The twin; null, and a sentence on stderr, where a setting that its dialect needs is missing.</summary>
    private static async Task<PlatformTwin?> StartedAsync(TwinOptions options)
    {
        try
        {
            return PlatformTwin.Start(options);
        }
        catch (ArgumentException wrong)
        {
            await System.Console.Error.WriteLineAsync(wrong.Message);
            return null;
        }
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
