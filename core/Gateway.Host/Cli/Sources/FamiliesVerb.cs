using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Gateway.Host.Composition;
using Gateway.Host.Plugins;
using Gateway.Mapping;
using Spectre.Console;

namespace Gateway.Host.Cli.Sources;

/// <summary><c>sources families</c>: every family of formats that is known in the field, with what covers it and at which price.</summary>
internal static class FamiliesVerb
{
    private static readonly Option<bool> Json = new("--json") { Description = "As JSON, with the transforms by name." };

    public static Command Create()
    {
        var families = new Command("families", "List the families of formats (families.csv): source, adapter, rows of tables, transforms used, lines of C# that exist only for it. Exit 1 if one is neither covered nor has a reason.") { Json };
        families.SetAction(Run);
        return families;
    }

    private static int Run(ParseResult parsed)
    {
        AdapterCatalog adapters = MappingOptions.LoadAdapters(parsed);
        ImmutableArray<FamilyFacts> families = ListVerb.Of(parsed).Families;
        if (parsed.GetValue(Json))
        {
            System.Console.WriteLine(JsonSerializer.Serialize(families.Select(family => new { family.Id, family.Title, family.Kind, family.Sources, rows = family.Sources.Sum(source => source.Rows), linesOfCode = LinesOfCode(family, adapters), family.Reason }), CliJson.Options));
        }
        else
        {
            Print(families, adapters);
        }

        return families.All(family => !family.Sources.IsEmpty || family.Reason is { Length: > 0 }) ? GatewayCommand.Done : GatewayCommand.Failed;
    }

    private static void Print(ImmutableArray<FamilyFacts> families, AdapterCatalog adapters)
    {
        var table = new Table().AddColumns("family", "source", "adapter", "rows", "transforms", "C#");
        foreach (FamilyFacts family in families)
        {
            string[] cells =
            [
                family.Id,
                family.Sources.IsEmpty ? family.Reason ?? "" : string.Join(' ', family.Sources.Select(source => $"{source.Source}@{source.Version}")),
                string.Join(' ', family.Sources.Select(source => source.Adapter).Distinct(StringComparer.Ordinal)),
                family.Sources.Sum(source => source.Rows).ToString(CultureInfo.InvariantCulture),
                family.Sources.SelectMany(source => source.Transforms).Distinct(StringComparer.Ordinal).Count().ToString(CultureInfo.InvariantCulture),
                LinesOfCode(family, adapters).ToString(CultureInfo.InvariantCulture),
            ];
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        AnsiConsole.Write(table);
        System.Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{families.Length} families: {families.Count(family => !family.Sources.IsEmpty)} covered, {families.Count(family => !family.Sources.IsEmpty && LinesOfCode(family, adapters) == 0)} of them without a line of C# of their own."));
    }

    // An adapter that exists for some families alone says so in its manifest, with its lines; the others are everybody's.
    private static int LinesOfCode(FamilyFacts family, AdapterCatalog adapters) =>
        family.Sources.Select(source => source.Adapter).Distinct(StringComparer.Ordinal)
            .Sum(name => adapters.Plugins.Plugins.Where(plugin => plugin.Manifest.Name == name && plugin.Manifest.OnlyFor.Contains(family.Id)).Sum(plugin => plugin.Manifest.Lines));
}
