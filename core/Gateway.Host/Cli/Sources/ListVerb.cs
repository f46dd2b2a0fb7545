using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Gateway.Host.Composition;
using Gateway.Mapping;
using Spectre.Console;

namespace Gateway.Host.Cli.Sources;

/// <summary><c>sources list</c>: every version of every source with adapter, rows and transforms.</summary>
internal static class ListVerb
{
    private static readonly Option<bool> Json = new("--json") { Description = "As JSON, with the transforms by name." };

    public static Command Create()
    {
        var list = new Command("list", "List every version of every source: adapter, messages, tables and rows, transforms used.") { Json };
        list.SetAction(parsed =>
        {
            ImmutableArray<SourceFacts> sources = Of(parsed).Sources;
            if (parsed.GetValue(Json))
            {
                System.Console.WriteLine(JsonSerializer.Serialize(sources, CliJson.Options));
                return GatewayCommand.Done;
            }

            var table = new Table().AddColumns("source", "adapter", "messages", "tables", "rows", "codes", "transforms");
            foreach (SourceFacts source in sources)
            {
                string[] cells = [$"{source.Source}@{source.Version}", source.Adapter, .. new[] { source.Messages, source.Tables, source.Rows, source.CodeRows, source.Transforms.Length }.Select(number => number.ToString(CultureInfo.InvariantCulture))];
                table.AddRow([.. cells.Select(Markup.Escape)]);
            }

            AnsiConsole.Write(table);
            return GatewayCommand.Done;
        });
        return list;
    }

    /// <summary>The sources of the mappings that the command line names; what is wrong with them goes to stderr.</summary>
    public static SourceListing Of(ParseResult parsed)
    {
        (MappingCatalog catalog, AdapterCatalog adapters) = MappingOptions.Load(parsed);
        MappingOptions.Print([.. adapters.Faults, .. catalog.Faults.Where(fault => fault.IsError)]);
        return new SourceListing(GatewayFolders.Mappings(parsed.GetValue(MappingOptions.Mappings)), catalog);
    }
}
