using System.CommandLine;
using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Host.Plugins;
using Gateway.Host.Plugins.Fencing;

namespace Gateway.Host.Cli.Adapters;

/// <summary>The adapter that somebody names on the command line: installed, or in a folder where it was built.</summary>
/// <param name="Plugin">The plugin.</param>
/// <param name="Samples">Where its samples lie.</param>
internal sealed record NamedAdapter(LoadedPlugin Plugin, string Samples)
{
    /// <summary>Finds it and says on stderr what stands against it.</summary>
    /// <param name="named">An installed adapter's name, or a folder.</param>
    public static NamedAdapter? Find(ParseResult parsed, string named)
    {
        if (Directory.Exists(named))
        {
            return InFolder(named);
        }

        AdapterCatalog adapters = MappingOptions.LoadAdapters(parsed);
        MappingOptions.Print(adapters.Faults);
        if (Installed(adapters).FirstOrDefault(one => one.Plugin.Manifest.Name == named) is { } found)
        {
            return found;
        }

        string[] known = [.. adapters.All.Select(adapter => adapter.Name)];
        System.Console.Error.WriteLine($"There is no adapter '{named}' and no such folder: expected a folder or one of {string.Join(", ", known)}.{NearestName.Hint(named, known)}");
        return null;
    }

    /// <summary>Every installed adapter, by name.</summary>
    public static IEnumerable<NamedAdapter> Installed(AdapterCatalog adapters) =>
        adapters.Plugins.Plugins.Where(plugin => plugin.Adapter is not null).OrderBy(plugin => plugin.Manifest.Name, StringComparer.Ordinal).Select(plugin => new NamedAdapter(plugin, Path.Combine(plugin.Folder, "samples")));

    private static NamedAdapter? InFolder(string folder)
    {
        if (AdapterProject.Find(folder) is not { } project)
        {
            System.Console.Error.WriteLine($"{folder} holds no adapter.json with its assembly, nor does its bin folder: build it with 'dotnet build {folder}'.");
            return null;
        }

        Outcome<LoadedPlugin> loaded = PluginFolder.LoadOne(project.Plugin, new AdapterYard(new AdapterLimits()));
        MappingOptions.Print(loaded.Issues);
        if (!loaded.TryGetValue(out LoadedPlugin? plugin))
        {
            return null;
        }

        if (plugin.Adapter is null)
        {
            System.Console.Error.WriteLine($"{folder} brings transforms alone: there is no adapter in it.");
            return null;
        }

        return new NamedAdapter(plugin, project.Samples);
    }
}
