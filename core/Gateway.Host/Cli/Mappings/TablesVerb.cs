using System.CommandLine;
using System.Text.Json;
using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Mapping;

namespace Gateway.Host.Cli;

/// <summary><c>mappings tables export|import</c>: all tables of a source version as one workbook.</summary>
internal static class TablesVerb
{
    private static readonly Argument<string> Version = new("source@version") { Description = "The source version; a source alone means its newest one." };
    private static readonly Option<string> To = new("--to") { Description = "FILE.xlsx.", Required = true };
    private static readonly Argument<FileInfo> From = new Argument<FileInfo>("file") { Description = "The workbook." }.AcceptExistingOnly();
    private static readonly Option<string> Into = new("--into") { Description = "SOURCE@VERSION, a draft.", Required = true };
    private static readonly Option<bool> WithFaults = new("--with-faults") { Description = "Save the tables although they have faults, to go on later." };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Check and say what would change; write nothing." };
    private static readonly Option<bool> Json = new("--json") { Description = "The result and its faults as JSON on stdout." };

    public static Command Create()
    {
        var export = new Command("export", "Write all tables of a source version as one workbook, a sheet each. Every cell is text.") { Version, To };
        export.SetAction(parsed => ExchangeOutput.Save(Exchange(parsed).Export(parsed.GetRequiredValue(Version)), parsed.GetRequiredValue(To)));
        var import = new Command("import", "Check a workbook completely, then write its tables into a draft. Exit 1 and nothing written on any fault.") { From, Into, WithFaults, DryRun, Json };
        import.SetAction(Import);
        return new Command("tables", "All tables of a source version as one workbook, out and in.") { export, import };
    }

    private static TableExchange Exchange(ParseResult parsed) => new(GatewayFolders.Mappings(parsed.GetValue(MappingOptions.Mappings)));

    private static int Import(ParseResult parsed)
    {
        AdapterCatalog adapters = MappingOptions.LoadAdapters(parsed);
        Outcome<SourceImport> plan = Exchange(parsed).Import(parsed.GetRequiredValue(From).FullName, parsed.GetRequiredValue(Into), adapters, parsed.GetValue(WithFaults));
        bool writes = plan.Succeeded && !parsed.GetValue(DryRun) && !plan.Value.Changed.IsEmpty;
        return ExchangeOutput.End(plan, writes ? plan.Value.Write : null, parsed.GetValue(Json), made => Tell(made, writes));
    }

    private static void Tell(SourceImport import, bool written)
    {
        System.Console.WriteLine($"{import.Changed.Length} tables {(written ? "written" : "would change")}, {import.Unchanged.Length} unchanged.");
        foreach (string file in import.Changed)
        {
            System.Console.WriteLine($"  {file}");
        }
    }
}
