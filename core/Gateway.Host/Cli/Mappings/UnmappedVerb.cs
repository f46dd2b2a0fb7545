using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Gateway.Console.Views;
using Spectre.Console;

namespace Gateway.Host.Cli;

/// <summary><c>mappings unmapped</c>: the work list of codes that no table knew; <c>export</c> and <c>import</c> are its way through a spreadsheet, <c>fill</c> gives one code its target on the running gateway.</summary>
internal static class UnmappedVerb
{
    private const int FileWidth = 200;

    private static readonly Option<bool> Json = new("--json") { Description = "JSON instead of a table." };

    public static Command Create()
    {
        var unmapped = new Command("unmapped", "Codes that no table knew: counts, first and last seen, and codes of ours with a like name. Asks the running gateway, or --journal, or --against a folder of samples.")
        {
            UnmappedExportVerb.Create(), UnmappedImportVerb.Create(), UnmappedFillVerb.Create(), Json,
        };
        UnmappedLines.AddOptions(unmapped);
        OperatorClient.AddOptions(unmapped);
        unmapped.SetAction(ListAsync);
        return unmapped;
    }

    private static async Task<int> ListAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (await UnmappedLines.ReadAsync(parsed, cancellationToken) is not { } list)
        {
            return GatewayCommand.Failed;
        }

        if (parsed.GetValue(Json))
        {
            System.Console.WriteLine(JsonSerializer.Serialize(list, CliJson.Options));
        }
        else
        {
            Print(list);
        }

        return GatewayCommand.Done;
    }

    private static void Print(UnmappedListView list)
    {
        if (System.Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = FileWidth;
        }

        Table table = new Table().Border(TableBorder.Horizontal).AddColumns("institution", "source", "concept", "code", "name", "messages", "waiting", "last seen", "became", "state", "like");
        foreach (UnmappedView line in list.Codes)
        {
            string code = line.Direction == "back" ? $"← {line.Code}" : line.Code;
            string near = string.Join(", ", line.Suggestions.Select(one => $"{one.Target} {one.Display} {one.Score.ToString(CultureInfo.InvariantCulture)}%"));
            table.AddRow(new[]
            {
                line.Institution, $"{line.Source}@{line.Version}", line.Concept, code, line.Display ?? "", line.Messages.ToString(CultureInfo.InvariantCulture), line.Waiting.ToString(CultureInfo.InvariantCulture),
                line.LastSeen.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), line.Action, line.State, near,
            }.Select(Markup.Escape).ToArray());
        }

        AnsiConsole.Write(table);
        AnsiConsole.MarkupLineInterpolated($"{list.Codes.Count} codes. To map them: gateway mappings unmapped export FILE.csv, fill in 'target', gateway mappings unmapped import FILE.csv");
    }
}
