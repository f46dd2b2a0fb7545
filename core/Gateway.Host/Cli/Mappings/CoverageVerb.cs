using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Gateway.Host.Composition;
using Gateway.Mapping;

namespace Gateway.Host.Cli;

/// <summary><c>mappings coverage SOURCE[@VERSION]</c>: what the tables carry, drop and never try, over the samples.</summary>
internal static class CoverageVerb
{
    private static readonly Argument<string> Version = new("source") { Description = "ID or ID@VERSION; without a version the newest." };
    private static readonly Option<bool> Json = new("--json") { Description = "The report as JSON on stdout." };

    public static Command Create()
    {
        var coverage = new Command("coverage", "Run a source's samples: fields carried and dropped, rows that no sample tries, elements filled, loss per message.") { Version, Json };
        coverage.SetAction(parsed => Run(parsed));
        return coverage;
    }

    private static int Run(ParseResult parsed)
    {
        (MappingCatalog catalog, AdapterCatalog adapters) = MappingOptions.Load(parsed);
        if (VersionName.Find(catalog, parsed.GetRequiredValue(Version)) is not { } version)
        {
            MappingOptions.Print([.. adapters.Faults, .. catalog.Faults.Where(fault => fault.IsError)]);
            return GatewayCommand.WrongUsage;
        }

        CoverageReport report = CoverageRun.Of(GatewayFolders.Mappings(parsed.GetValue(MappingOptions.Mappings)), catalog, version);
        System.Console.WriteLine(parsed.GetValue(Json) ? JsonSerializer.Serialize(report, CliJson.WithNames) : TextOf(report));
        return GatewayCommand.Done;
    }

    private static string TextOf(CoverageReport report)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{report.Source}@{report.Version}: {report.Messages.Length} samples, {report.Fields.Length} fields, {report.Fields.Count(field => field.Use == UseOfField.Carried)} carried, {report.Fields.Count(field => field.Use == UseOfField.Dropped)} dropped");
        List(text, "Loss report: share of each message's fields that is carried", report.Messages.Select(message => string.Create(CultureInfo.InvariantCulture, $"{message.Percent,6:0.0} %  {message.Carried} of {message.Fields}  {message.Message}  {message.Sample}")));
        List(text, "Dropped: samples have it, nothing reads it", Fields(report, UseOfField.Dropped));
        List(text, "Only a condition asks for it", Fields(report, UseOfField.Condition));
        List(text, "Only the reply repeats it", Fields(report, UseOfField.Reply));
        List(text, "Only tells messages apart (id, visit, service date)", Fields(report, UseOfField.Key));
        List(text, "Never seen in samples although a row reads it", report.NeverSeen.Select(row => $"{row.Field}  -> {row.Target}  [{row.TableRow}]"));
        List(text, "Elements that no sample fills", report.Elements.Where(element => element.Samples == 0).Select(element => $"{element.Message}  {element.Element}"));
        List(text, "Carried", report.Fields.Where(field => field.Use == UseOfField.Carried).Select(field => $"{field.Field}  [{string.Join(", ", field.Rows.Select(row => row[(row.LastIndexOf('/') + 1)..]))}]{(field.Dropped > 0 ? $"  {field.Dropped} of {field.Values} values dropped" : "")}"));
        return text.ToString().TrimEnd();
    }

    private static IEnumerable<string> Fields(CoverageReport report, UseOfField use) =>
        report.Fields.Where(field => field.Use == use).OrderByDescending(field => field.Values).Select(field => string.Create(CultureInfo.InvariantCulture, $"{field.Field}  {field.Values} values in {field.Samples} samples"));

    private static void List(StringBuilder text, string title, IEnumerable<string> lines)
    {
        string[] all = [.. lines];
        if (all.Length > 0)
        {
            text.AppendLine(title);
        }

        Array.ForEach(all, line => text.Append("  ").AppendLine(line));
    }
}
