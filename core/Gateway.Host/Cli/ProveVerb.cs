using System.CommandLine;
using System.Text.Json;
using Gateway.Host.Composition;
using Gateway.Host.Proving;
using Gateway.Proof;
using Gateway.Proof.Counts;
using Gateway.Proof.Postgres;
using Gateway.Proof.Processes;

namespace Gateway.Host.Cli;

/// <summary><c>prove</c>: kills gateways of its own and counts what is lost.</summary>
internal static class ProveVerb
{
    private static readonly Option<double> Minutes = new("--minutes") { Description = "How long; what is under way then ends first.", DefaultValueFactory = _ => 5 };
    private static readonly Option<int> Seed = new("--seed") { Description = "Of everything that is random; without one, another one each time.", DefaultValueFactory = _ => Math.Abs((int)(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() % 1_000_000)) };
    private static readonly Option<JournalEngine> Engine = new("--engine") { Description = "What keeps the journals: sqlite, or postgresql, of which the proof starts a server of its own (PostgreSQL 15 or later, installed; as root it runs under the user postgres).", DefaultValueFactory = _ => JournalEngine.Sqlite };
    private static readonly Option<string?> Only = new("--only") { Description = "One kind of misfortune." };
    private static readonly Option<string?> Point = new("--point") { Description = "One trial, as a line that does not hold names it: with --only KIND and --seed SEED of that line, its POINT:VISIT." };
    private static readonly Option<string?> Folder = new("--folder") { Description = "Where journals and logs of its gateways go; without one, below the system's temporary folder. What held is deleted." };
    private static readonly Option<bool> Json = new("--json") { Description = "The result as JSON." };

    public static Command Create()
    {
        var prove = new Command("prove", "Kill gateways of its own at every durable write and network edge, tear their files, stop them and fill their disks, and count what was lost: exit 0 only if nothing was lost, doubled or reordered. Touches nothing else on the machine.") { Minutes, Seed, Engine, Only, Point, Folder, Json, MappingOptions.Mappings };
        prove.SetAction(RunAsync);
        return prove;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            await using PostgresServer? server = parsed.GetValue(Engine) == JournalEngine.PostgreSql ? await PostgresServer.BeginAsync(TimeProvider.System, cancellationToken) : null;
            return await ProveAsync(parsed, server, cancellationToken);
        }
        catch (ProofImpossibleException impossible)
        {
            await System.Console.Error.WriteLineAsync(impossible.Message);
            return GatewayCommand.Failed;
        }
    }

    private static async Task<int> ProveAsync(ParseResult parsed, PostgresServer? server, CancellationToken cancellationToken)
    {
        string folder = parsed.GetValue(Folder) ?? Directory.CreateTempSubdirectory("gateway-proof-").FullName;
        var options = new ProofOptions(
            TimeSpan.FromMinutes(parsed.GetValue(Minutes)), parsed.GetValue(Seed), folder, GatewayExecutable.Own(),
            GatewayFolders.Mappings(parsed.GetValue(MappingOptions.Mappings)), GatewayFolders.Plugins(null))
        {
            Only = parsed.GetValue(Only),
            Point = parsed.GetValue(Point) is { } point ? ProofPoint.Parse(point) : null,
            Server = server,
        };
        IProofKind[] kinds = ProofKinds.Of(options);
        if (options.Only is { } only && !kinds.Any(kind => kind.Name == only))
        {
            await System.Console.Error.WriteLineAsync($"There is no kind '{only}': expected {string.Join(", ", kinds.Select(kind => kind.Name))}.");
            return GatewayCommand.WrongUsage;
        }

        if (options.Point is { } one && kinds.FirstOrDefault(kind => kind.Name == options.Only)?.Points.Contains(one.Name, StringComparer.Ordinal) != true)
        {
            await System.Console.Error.WriteLineAsync($"There is no point '{one.Name}' of {options.Only ?? "no kind"}: expected --only KIND and one of its points, {string.Join("; ", kinds.Where(kind => kind.Points.Count > 0 && kind.Name == (options.Only ?? kind.Name)).Select(kind => $"{kind.Name}: {string.Join(", ", kind.Points)}"))}.");
            return GatewayCommand.WrongUsage;
        }

        await System.Console.Error.WriteLineAsync($"seed {options.Seed}; journals and logs: {folder}");
        ProofReport report = await new Prover(options, kinds, TimeProvider.System).RunAsync(System.Console.Error.WriteLine, cancellationToken);
        System.Console.WriteLine(parsed.GetValue(Json) ? JsonSerializer.Serialize(report, CliJson.Options) : report.ToString());
        return report.Holds ? GatewayCommand.Done : GatewayCommand.Failed;
    }
}
