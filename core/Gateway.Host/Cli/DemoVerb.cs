using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Gateway.Console.Shell;
using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Host.Demo.Training;
using Gateway.Host.Mappings;
using Gateway.Host.Demo;
using Gateway.Inbound;
using Gateway.Journal;
using Gateway.PlatformSimulator;
using Gateway.PlatformSimulator.Faults;
using Spectre.Console;

namespace Gateway.Host.Cli;

/// <summary><c>demo</c>: the platform's twin, the gateway and the samples of every source whose samples stand alone, with some lost answers among them.</summary>
internal static class DemoVerb
{
    private const string StandardHl7 = "hl7v2-standard";

    private static readonly Option<bool> Exit = new("--exit") { Description = "End after the summary: exit 0 only if in = out and every sample came to what it should." };
    private static readonly Option<int> Variants = new("--variants") { Description = "Further messages of each source's plain sample.", DefaultValueFactory = _ => 100 };
    private static readonly Option<int> Port = new("--port") { Description = "HTTP port of the gateway; 0 takes a free one.", DefaultValueFactory = _ => 0 };

    private static readonly Option<DirectoryInfo?> Training = new("--training") { Description = "For operators in training: a new folder with one hospital, short waits and tables to edit, and no traffic; 'demo trouble' brings about what goes wrong. 运维演练。" };

    public static Command Create()
    {
        var demo = new Command("demo", "Start the twin, the gateway and a small load of sample traffic (sources whose samples need a story of their own are left out); then a table and the API's address.") { Exit, Variants, Port, Training, DemoTroubleVerb.Create() };
        demo.SetAction((parsed, token) => parsed.GetValue(Training) is { } folder ? TrainingRun.RunAsync(folder.FullName, parsed.GetValue(Port), token) : RunAsync(parsed, token));
        return demo;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 120); // a table in a pipe is not squeezed
        string folder = Directory.CreateTempSubdirectory("gateway-demo-").FullName;
        string token = RandomKey(), key = RandomKey(), operatorKey = RandomKey();
        using PlatformTwin twin = PlatformTwin.Start(new TwinOptions { Token = token, Faults = LostAnswers() });
        Outcome<WebApplication> built = GatewayApp.Build(configuration => configuration.AddInMemoryCollection(Settings(parsed, folder, twin.Url, token, operatorKey).Concat(InstitutionKeys(key))));
        MappingOptions.Print(built.Issues);
        if (!built.TryGetValue(out WebApplication? app))
        {
            return GatewayCommand.Failed;
        }

        await using (app)
        {
            await app.StartAsync(cancellationToken);
            InboundEndpoints endpoints = app.Services.GetRequiredService<InboundEndpoints>();
            using var sender = new DemoSender(endpoints.Http!, source => endpoints.Mllp[source == StandardHl7 ? 1 : 0], _ => key, TimeProvider.System); // all are configured below
            bool balances = await SendAllAsync(app, sender, parsed.GetValue(Variants), cancellationToken);
            string api = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{endpoints.Http!.Port}"); // as above
            System.Console.WriteLine($"HTTP API: {api}/api/messages, inbound {api}/in/{{institution}}/{{source}}, metrics {api}/metrics; the twin: {twin.Url}/__twin/state");
            if (!parsed.GetValue(Exit))
            {
                await System.Console.Error.WriteLineAsync($"Send as a hospital: POST {api}/in/H99999900001/fujian-ini with X-Gateway-Key: {key}");
                await System.Console.Error.WriteLineAsync($"Console: {api}{app.Services.GetRequiredService<ConsoleDoor>().FirstLink()} (choose a login; the link works once)");
                await System.Console.Error.WriteLineAsync($"Look around: gateway messages list --url {api} --data {folder}/data   Stop with Ctrl+C.");
                await File.WriteAllTextAsync(Path.Combine(folder, "data", OperatorKey.FileName), operatorKey, cancellationToken);
                await WaitAsync(cancellationToken);
            }

            await app.StopAsync(CancellationToken.None);
            return balances ? GatewayCommand.Done : GatewayCommand.Failed;
        }
    }

    private static async Task<bool> SendAllAsync(WebApplication app, DemoSender sender, int variants, CancellationToken cancellationToken)
    {
        CatalogHolder catalogs = app.Services.GetRequiredService<CatalogHolder>();
        var traffic = new DemoTraffic(DemoSample.Read(catalogs.Root, catalogs.Current), catalogs);
        IAnsiConsole stderr = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(System.Console.Error) });
        long started = Stopwatch.GetTimestamp();
        await stderr.Progress().StartAsync(async progress =>
        {
            ProgressTask task = progress.AddTask("sample traffic", maxValue: traffic.Count(variants));
            await traffic.SendAsync(sender, variants, () => task.Increment(1), cancellationToken);
        });
        DemoReport report = await DemoReport.MakeAsync(app.Services.GetRequiredService<IJournal>(), sender, cancellationToken);
        report.Print();
        System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"traffic took {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s"));
        return report.Balances;
    }

    /// <summary>One settlement in twenty is done by the platform without the answer arriving.</summary>
    private static TwinFaults LostAnswers() => new()
    {
        Rules =
        [
            new FaultRule { Kind = FaultKind.ActThenDrop, Infno = "2207", Probability = 0.05 },
            new FaultRule { Kind = FaultKind.Reset, Infno = "2102", Probability = 0.05 },
        ],
    };

    private static Dictionary<string, string?> Settings(ParseResult parsed, string folder, string twin, string token, string operatorKey) => new(StringComparer.Ordinal)
    {
        ["Gateway:Data"] = Path.Combine(folder, "data"),
        ["Gateway:OperatorKey"] = operatorKey,
        ["Gateway:Inbound:Http:Port"] = parsed.GetValue(Port).ToString(CultureInfo.InvariantCulture),
        ["Gateway:Inbound:Mllp:0:Institution"] = "H99999900001",
        ["Gateway:Inbound:Mllp:0:Source"] = "hl7v2-iborn",
        ["Gateway:Inbound:Mllp:0:Port"] = "0",
        ["Gateway:Inbound:Mllp:1:Institution"] = "H99999900001",
        ["Gateway:Inbound:Mllp:1:Source"] = StandardHl7,
        ["Gateway:Inbound:Mllp:1:Port"] = "0",
        ["Platform:Nhsa:999999:Url"] = twin,
        ["Platform:Nhsa:999999:Account"] = "demo",
        ["Platform:Nhsa:999999:Token"] = token,
        ["Platform:Fhir:Url"] = $"{twin}/fhir",
        ["Platform:Recovery:AskAfter"] = "00:00:00.2",
        ["Platform:Recovery:AskAgain"] = "00:00:00.3",
        ["Platform:Recovery:Grace"] = "00:00:01",
        ["Logs:Stderr"] = "false",
    };

    /// <summary>One key for every institution that the mappings know.</summary>
    private static IEnumerable<KeyValuePair<string, string?>> InstitutionKeys(string key)
    {
        var institutions = new DirectoryInfo(Path.Combine(GatewayFolders.Mappings(named: null), "institutions"));
        return institutions.Exists ? institutions.EnumerateDirectories().Select(institution => KeyValuePair.Create($"Gateway:Inbound:Keys:{institution.Name}", (string?)key)) : [];
    }

    private static string RandomKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    private static async Task WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C: the usual end
        }
    }
}
