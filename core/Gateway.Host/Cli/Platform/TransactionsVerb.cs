using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Host.Mappings;
using Gateway.Mapping;

namespace Gateway.Host.Cli.Platform;

/// <summary><c>platform transactions</c>: rows, fields covered and, with <c>--run</c>, the round trip of every transaction.</summary>
internal static class TransactionsVerb
{
    private static readonly Option<bool> Run = new("--run") { Description = "Deliver the sample stories beside the tables to the twin, undisturbed and with every answer lost once, and read each answer back." };
    private static readonly Option<bool> All = new("--all") { Description = "Also those without tables." };
    private static readonly Option<bool> Json = new("--json") { Description = "JSON on stdout." };

    public static Command Create()
    {
        var transactions = new Command("transactions", "Every transaction: rows mapped, fields covered (input, required, answer), round trip canonical → transaction → twin → answer → canonical. 交易一览。") { Run, All, Json };
        transactions.SetAction(RunAsync);
        return transactions;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        (_, AdapterCatalog adapters) = MappingOptions.Load(parsed);
        Outcome<ServingMappings> loaded = ServingMappings.Load(GatewayFolders.Mappings(parsed.GetValue(MappingOptions.Mappings)), adapters);
        if (!loaded.TryGetValue(out ServingMappings? serving) || serving.Catalog.Platform is not { } tables)
        {
            MappingOptions.Print(loaded.Issues);
            return GatewayCommand.Failed;
        }

        TwinTrial? trial = parsed.GetValue(Run) ? await TwinTrial.RunAsync(serving, cancellationToken) : null;
        TransactionLine[] lines = [.. PlatformCoverage.Of(tables).Where(line => line.IsMapped || parsed.GetValue(All)).Select(line => new TransactionLine(line, trial?.Of(line.Transaction)))];
        System.Console.WriteLine(parsed.GetValue(Json) ? JsonSerializer.Serialize(lines, CliJson.WithNames) : TextOf(lines, trial));
        trial?.Faults.ToList().ForEach(fault => System.Console.Error.WriteLine(fault));
        return trial is null or { Faults.IsEmpty: true } ? GatewayCommand.Done : GatewayCommand.Failed;
    }

    private static string TextOf(TransactionLine[] lines, TwinTrial? trial)
    {
        string head = $"{"infno",-7} {"rows",5} {"input",9} {"required",9} {"read",5} {"answer",9}  {(trial is null ? "" : "round trip            ")}name";
        string[] sums =
        [
            string.Create(CultureInfo.InvariantCulture, $"{lines.Count(line => line.Coverage.IsMapped)} transactions mapped, {lines.Count(line => line.Coverage is { IsMapped: true, Required: var required } && required.Carried == required.Of)} of them with every required field"),
            trial is null ? "round trips were not run: --run" : string.Create(CultureInfo.InvariantCulture, $"{lines.Count(line => line.RoundTrip is { IsClosed: true })} round trips closed, {trial.Stories} stories in {TwinTrial.Ways} ways, {trial.Faults.Length} faults"),
        ];
        return string.Join('\n', [head, .. lines.Select(TextOf), .. sums]);
    }

    private static string TextOf(TransactionLine line)
    {
        TransactionCoverage coverage = line.Coverage;
        string trip = line.RoundTrip is { } run ? run.ToString().PadRight(22) : "";
        return $"{coverage.Transaction,-7} {coverage.Rows,5} {coverage.Input,9} {coverage.Required,9} {coverage.AnswerRows,5} {coverage.Output,9}  {trip}{coverage.Name}".TrimEnd();
    }
}

/// <summary>A transaction in the list.</summary>
/// <param name="Coverage">What the tables carry of it.</param>
/// <param name="RoundTrip">What the stories made of it; null when they were not run.</param>
internal sealed record TransactionLine(TransactionCoverage Coverage, TripTally? RoundTrip);
