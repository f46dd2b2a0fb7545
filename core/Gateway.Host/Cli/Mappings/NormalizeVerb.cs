using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Mapping;

namespace Gateway.Host.Cli;

/// <summary><c>mappings normalize PATH</c>: CSV files as Excel and WPS save them, back to UTF-8 with commas.</summary>
internal static class NormalizeVerb
{
    public static Command Create()
    {
        var path = new Argument<string>("path") { Description = "A CSV file, or a folder of the mappings." };
        var json = new Option<bool>("--json") { Description = "What was mended, as a JSON array on stdout." };
        var normalize = new Command("normalize", "Bring CSV files that are GB18030, UTF-16, or separated by semicolons or tabs back to UTF-8 with commas.") { path, json };
        normalize.SetAction(parsed =>
        {
            Outcome<ImmutableArray<NormalizedTable>> mended = new TableNormalizer(GatewayFolders.Mappings(parsed.GetValue(MappingOptions.Mappings))).Normalize(parsed.GetRequiredValue(path));
            MappingOptions.Print(mended.Issues);
            if (mended.Succeeded)
            {
                Tell(mended.Value, parsed.GetValue(json));
            }

            return mended.Succeeded ? GatewayCommand.Done : GatewayCommand.Failed;
        });
        return normalize;
    }

    private static void Tell(ImmutableArray<NormalizedTable> tables, bool asJson)
    {
        if (asJson)
        {
            System.Console.WriteLine(JsonSerializer.Serialize(tables, CliJson.Options));
            return;
        }

        foreach (NormalizedTable table in tables)
        {
            System.Console.WriteLine($"{table.File}: was {table.Encoding} with {table.Separator}");
        }

        System.Console.Error.WriteLine($"{tables.Length} files mended.");
    }
}
