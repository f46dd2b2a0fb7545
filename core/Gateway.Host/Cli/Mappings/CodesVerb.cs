using System.CommandLine;
using System.Text.Json;
using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Mapping;

namespace Gateway.Host.Cli;

/// <summary><c>mappings codes export|import</c>: code tables as Excel, CSV and ConceptMap.</summary>
internal static class CodesVerb
{
    private static readonly Argument<string> What = new("concept") { Description = "A concept such as fee-category, or the path of its CSV file." };
    private static readonly Option<string> To = new("--to") { Description = "FILE.xlsx, FILE.csv or FILE.json (FHIR R4 ConceptMap).", Required = true };
    private static readonly Option<string?> Layer = new("--layer") { Description = "Whose table: institution:CODE, region:AREA, source:ID@VERSION or national; needed where several have one." };
    private static readonly Option<string?> Encoding = new Option<string?>("--encoding") { Description = "Of a CSV file. Written: utf-8-bom unless said otherwise; read: recognised." }.AcceptOnlyFromAmong("utf-8", "utf-8-bom", "gb18030");
    private static readonly Argument<FileInfo> From = new Argument<FileInfo>("file") { Description = "An .xlsx workbook, a CSV file or a ConceptMap." }.AcceptExistingOnly();
    private static readonly Option<string> As = new("--as") { Description = "The concept.", Required = true };
    private static readonly Option<string> Into = new("--into") { Description = "institution:CODE, region:AREA, source:ID@VERSION (a draft) or national.", Required = true };
    private static readonly Option<bool> Replace = new("--replace") { Description = "Take out the rows that the file does not have; else they stay." };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Check and say what would change; write nothing." };
    private static readonly Option<bool> Json = new("--json") { Description = "The result and its warnings as JSON on stdout." };

    public static Command Create()
    {
        var export = new Command("export", "Write a code table for Excel, WPS or another system. Every cell is text.") { What, To, Layer, Encoding };
        export.SetAction(Export);
        var import = new Command("import", "Check a file completely, then add its rows to a code table. Exit 1 and nothing written on any fault.") { From, As, Into, Encoding, Replace, DryRun, Json };
        import.SetAction(Import);
        return new Command("codes", "Code tables in and out: Excel, CSV, ConceptMap.") { export, import };
    }

    private static int Export(ParseResult parsed)
    {
        string to = parsed.GetRequiredValue(To);
        if (FormOf(to, parsed.GetValue(Encoding)) is not { } form)
        {
            System.Console.Error.WriteLine($"Expected --to a file that ends in .xlsx, .csv or .json, not {to}.");
            return GatewayCommand.WrongUsage;
        }

        Outcome<byte[]> bytes = new CodeExchange(GatewayFolders.Mappings(parsed.GetValue(MappingOptions.Mappings))).Export(parsed.GetRequiredValue(What), parsed.GetValue(Layer), form);
        return ExchangeOutput.Save(bytes, to);
    }

    private static ExchangeForm? FormOf(string file, string? encoding) => (Path.GetExtension(file).ToLowerInvariant(), encoding) switch
    {
        (".xlsx", _) => ExchangeForm.Workbook,
        (".json", _) => ExchangeForm.ConceptMap,
        (".csv", "gb18030") => ExchangeForm.CsvGb18030,
        (".csv", "utf-8") => ExchangeForm.CsvUtf8,
        (".csv", _) => ExchangeForm.CsvUtf8WithMark,
        _ => null,
    };

    private static int Import(ParseResult parsed)
    {
        var request = new CodeImportRequest(parsed.GetRequiredValue(From).FullName, parsed.GetRequiredValue(As), parsed.GetRequiredValue(Into))
        {
            Encoding = parsed.GetValue(Encoding) switch { "gb18030" => "GB18030", "utf-8" or "utf-8-bom" => "UTF-8", _ => null },
            Replaces = parsed.GetValue(Replace),
        };
        Outcome<CodeImport> plan = new CodeExchange(GatewayFolders.Mappings(parsed.GetValue(MappingOptions.Mappings))).Import(request);
        bool writes = plan.Succeeded && !parsed.GetValue(DryRun) && plan.Value.ChangesAnything;
        return ExchangeOutput.End(plan, writes ? plan.Value.Write : null, parsed.GetValue(Json), made => Tell(made, writes));
    }

    private static void Tell(CodeImport import, bool written)
    {
        System.Console.WriteLine($"{import.Target}: {import.Rows} rows read, {import.Added.Length} new, {import.Changed.Length} changed. {(written ? "Written." : import.ChangesAnything ? "Nothing written yet." : "Nothing to change.")}");
        List("new", import.Added);
        List("changed", import.Changed);
        List(import.TakesOut ? "taken out" : "not in the file; stay (--replace takes them out)", import.Others);
        if (import.ComparedWith is null)
        {
            System.Console.Error.WriteLine("No national list for this concept: the targets were not compared with one.");
        }
    }

    private static void List(string title, IReadOnlyList<string> codes)
    {
        const int Shown = 20;
        if (codes.Count > 0)
        {
            System.Console.WriteLine($"  {title}: {string.Join(", ", codes.Take(Shown))}{(codes.Count > Shown ? $" … {codes.Count} in all" : "")}");
        }
    }
}
