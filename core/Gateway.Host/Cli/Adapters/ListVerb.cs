using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Gateway.Console.Api;
using Gateway.Host.Composition;
using Gateway.Host.Plugins;
using Gateway.Mapping;
using Spectre.Console;

namespace Gateway.Host.Cli.Adapters;

/// <summary><c>adapters list</c>: what a gateway that starts now would load.</summary>
internal static class ListVerb
{
    private static readonly Option<bool> Json = new("--json") { Description = "As JSON." };

    public static Command Create()
    {
        var list = new Command("list", "List the adapters that a gateway would load now, with their sources and what is wrong. 'adapters status' asks the running one. Exit 1 if one is refused.") { Json };
        list.SetAction(parsed =>
        {
            (MappingCatalog catalog, AdapterCatalog adapters) = MappingOptions.Load(parsed);
            ImmutableArray<AdapterView> views = AdapterListing.Of(adapters, catalog);
            if (parsed.GetValue(Json))
            {
                System.Console.WriteLine(JsonSerializer.Serialize(views, CliJson.Options));
            }
            else
            {
                Print(views);
            }

            return adapters.Faults.IsEmpty ? GatewayCommand.Done : GatewayCommand.Failed;
        });
        return list;
    }

    /// <summary>A line per plugin; what is wrong goes to stderr.</summary>
    public static void Print(ImmutableArray<AdapterView> views)
    {
        var table = new Table().AddColumns("adapter", "state", "version", "contract", "sources", "sha256");
        foreach (AdapterView view in views)
        {
            string[] cells = [view.Name, view.State, view.Version, view.Contract, view.Sources.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), view.Sha256.Length > 12 ? view.Sha256[..12] : ""];
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        AnsiConsole.Write(table);
        foreach (AdapterView view in views.Where(view => view.Why is not null))
        {
            System.Console.Error.WriteLine($"{view.Name}: {view.State}. {view.Why}{(view.Sources.IsEmpty ? "" : $" Sources: {string.Join(", ", view.Sources)}.")}");
        }
    }
}
