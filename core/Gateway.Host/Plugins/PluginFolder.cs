using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Gateway.Contract;

namespace Gateway.Host.Plugins;

/// <summary>Finds adapters: each folder below <c>plugins/</c> with an adapter.json is one. A bad plugin is a fault in the list and stops none of its neighbours.</summary>
internal static class PluginFolder
{
    private static readonly JsonSerializerOptions ManifestJson = new(JsonSerializerDefaults.Web);

    /// <summary>Loads every adapter below a folder.</summary>
    /// <param name="root">The folder; when it is not there, there are no adapters.</param>
    /// <param name="faults">What is wrong with which plugin: location is the manifest's path.</param>
    public static ImmutableArray<LoadedAdapter> Load(string root, out ImmutableArray<Issue> faults)
    {
        ImmutableArray<LoadedAdapter>.Builder found = ImmutableArray.CreateBuilder<LoadedAdapter>();
        ImmutableArray<Issue>.Builder wrong = ImmutableArray.CreateBuilder<Issue>();
        IEnumerable<string> folders = Directory.Exists(root) ? Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal) : [];
        foreach (string manifest in folders.Select(folder => Path.Combine(folder, AdapterManifest.FileName)).Where(File.Exists))
        {
            LoadedAdapter? adapter = LoadOne(manifest, wrong);
            if (adapter is not null && found.Any(other => other.Adapter.Name == adapter.Adapter.Name))
            {
                wrong.Add(Fault(manifest, $"Another plugin already reads '{adapter.Adapter.Name}'."));
            }
            else if (adapter is not null)
            {
                found.Add(adapter);
            }
        }

        faults = wrong.ToImmutable();
        return found.ToImmutable();
    }

    private static LoadedAdapter? LoadOne(string manifestPath, ImmutableArray<Issue>.Builder faults)
    {
        try
        {
            AdapterManifest manifest = JsonSerializer.Deserialize<AdapterManifest>(File.ReadAllBytes(manifestPath), ManifestJson) ?? throw new JsonException("Expected a manifest.");
            if (!Version.TryParse(manifest.Contract, out Version? written) || written.Major != AdapterManifest.ContractMajor)
            {
                faults.Add(Fault(manifestPath, $"Written for contract {manifest.Contract}; this gateway has {AdapterManifest.ContractMajor}."));
                return null;
            }

            string assemblyPath = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(manifestPath))!, Path.GetFileName(manifest.Assembly)); // a file's folder is there
            Assembly assembly = new PluginLoadContext(assemblyPath).LoadFromAssemblyPath(assemblyPath);
            if (assembly.GetType(manifest.Type) is not { } type || Activator.CreateInstance(type) is not IAdapter adapter)
            {
                faults.Add(Fault(manifestPath, $"{manifest.Assembly} has no public class {manifest.Type} that is an IAdapter with a constructor without parameters."));
                return null;
            }

            if (adapter.Name != manifest.Name)
            {
                faults.Add(Fault(manifestPath, $"The manifest says '{manifest.Name}', the adapter itself says '{adapter.Name}'."));
                return null;
            }

            return new LoadedAdapter(adapter, manifest, manifestPath);
        }
        catch (Exception broken) // files and code of others: whatever they throw is this plugin's fault and stops no neighbour
        {
            faults.Add(Fault(manifestPath, $"The plugin cannot be loaded ({broken.GetType().Name})."));
            return null;
        }
    }

    private static Issue Fault(string path, string reason) => new(IssueCodes.PluginRefused, new SourceLocation(path), reason);
}

/// <summary>An adapter and where it came from.</summary>
internal sealed record LoadedAdapter(IAdapter Adapter, AdapterManifest Manifest, string ManifestPath);
