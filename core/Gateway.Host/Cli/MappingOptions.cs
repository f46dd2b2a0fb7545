using System.CommandLine;
using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Mapping;

namespace Gateway.Host.Cli;

/// <summary>The options by which verbs find mappings and plugins, and how they say what is wrong.</summary>
internal static class MappingOptions
{
    public static readonly Option<string?> Mappings = new("--mappings") { Description = $"The mappings folder; else the variable {GatewayFolders.MappingsVariable}, else the nearest one above the working folder." };
    public static readonly Option<string?> Plugins = new("--plugins") { Description = $"The adapters' folder; else the variable {GatewayFolders.PluginsVariable}, else the one beside the executable." };

    public static readonly Option<string?> SitePlugins = new("--site-plugins") { Description = $"A second adapters' folder; else the variable {GatewayFolders.SitePluginsVariable}, else none." };

    public static void AddTo(Command command)
    {
        command.Options.Add(Mappings);
        command.Options.Add(Plugins);
        command.Options.Add(SitePlugins);
    }

    public static (MappingCatalog Catalog, AdapterCatalog Adapters) Load(ParseResult parsed)
    {
        AdapterCatalog adapters = LoadAdapters(parsed);
        return (MappingCatalog.Load(GatewayFolders.Mappings(parsed.GetValue(Mappings)), adapters), adapters);
    }

    public static AdapterCatalog LoadAdapters(ParseResult parsed) => AdapterCatalog.Load(GatewayFolders.PluginFolders(parsed.GetValue(Plugins), parsed.GetValue(SitePlugins)));

    /// <summary>One line per issue on stderr: place, code, both sentences, what was expected.</summary>
    public static void Print(IEnumerable<Issue> issues)
    {
        foreach (Issue issue in issues)
        {
            System.Console.Error.WriteLine($"{issue.At}: {issue.Code.Severity.ToString().ToLowerInvariant()} {issue.Code.Id} {issue.Code.Chinese} {issue.Code.English} {issue.Reason}{(issue.TableRow is null ? "" : $" [{issue.TableRow}]")}");
        }
    }
}
