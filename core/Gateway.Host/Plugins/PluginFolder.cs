using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gateway.Contract;

namespace Gateway.Host.Plugins;

/// <summary>Finds plugins: each folder below <c>plugins/</c> with an adapter.json is one. A bad plugin is a fault in the list and stops none of its neighbours.</summary>
internal static partial class PluginFolder
{
    private static readonly JsonSerializerOptions ManifestJson = new(JsonSerializerDefaults.Web);

    /// <summary>Loads every plugin below a folder.</summary>
    /// <param name="root">The folder; when it is not there, there are no plugins.</param>
    /// <param name="faults">What is wrong with which plugin: location is the manifest's path.</param>
    public static ImmutableArray<LoadedPlugin> Load(string root, out ImmutableArray<Issue> faults)
    {
        ImmutableArray<LoadedPlugin>.Builder found = ImmutableArray.CreateBuilder<LoadedPlugin>();
        ImmutableArray<Issue>.Builder wrong = ImmutableArray.CreateBuilder<Issue>();
        IEnumerable<string> folders = Directory.Exists(root) ? Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal) : [];
        foreach (string manifest in folders.Select(folder => Path.Combine(folder, AdapterManifest.FileName)).Where(File.Exists))
        {
            if (LoadOne(manifest, wrong) is not { } plugin)
            {
                continue;
            }

            if (TwiceNamed(plugin, found) is { } twice)
            {
                wrong.Add(Fault(manifest, twice));
            }
            else
            {
                found.Add(plugin);
            }
        }

        faults = wrong.ToImmutable();
        return found.ToImmutable();
    }

    private static string? TwiceNamed(LoadedPlugin plugin, IEnumerable<LoadedPlugin> others)
    {
        if (plugin.Adapter is { } adapter && others.Any(other => other.Adapter?.Name == adapter.Name))
        {
            return $"Another plugin already reads '{adapter.Name}'.";
        }

        string? name = plugin.Transforms.Select(transform => transform.Name).FirstOrDefault(name => others.Any(other => other.Transforms.Any(transform => transform.Name == name)));
        return name is null ? null : $"Another plugin already has a transform '{name}'.";
    }

    private static LoadedPlugin? LoadOne(string manifestPath, ImmutableArray<Issue>.Builder faults)
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
            string? fault = Read(manifest, assembly, out IAdapter? adapter, out ImmutableArray<IValueTransform> transforms);
            if (fault is null)
            {
                return new LoadedPlugin(adapter, transforms, manifest, manifestPath);
            }

            faults.Add(Fault(manifestPath, fault));
            return null;
        }
        catch (Exception broken) // files and code of others: whatever they throw is this plugin's fault and stops no neighbour
        {
            faults.Add(Fault(manifestPath, $"The plugin cannot be loaded ({broken.GetType().Name})."));
            return null;
        }
    }

    private static string? Read(AdapterManifest manifest, Assembly assembly, out IAdapter? adapter, out ImmutableArray<IValueTransform> transforms)
    {
        (adapter, transforms) = (null, []);
        if (manifest.Type is null && manifest.Transforms.IsEmpty)
        {
            return "Expected a 'type' that is an adapter, or 'transforms'.";
        }

        adapter = manifest.Type is { } type ? Make<IAdapter>(assembly, type) : null;
        if (manifest.Type is not null && adapter is null)
        {
            return $"{manifest.Assembly} has no public class {manifest.Type} that is an IAdapter with a constructor without parameters.";
        }

        if (adapter is not null && adapter.Name != manifest.Name)
        {
            return $"The manifest says '{manifest.Name}', the adapter itself says '{adapter.Name}'.";
        }

        (string Type, IValueTransform? Made)[] made = [.. manifest.Transforms.Select(name => (name, Make<IValueTransform>(assembly, name)))];
        transforms = [.. made.Select(one => one.Made).OfType<IValueTransform>()];
        return Array.Find(made, one => one.Made is null).Type is { } missing ? $"{manifest.Assembly} has no public class {missing} that is an IValueTransform with a constructor without parameters."
            : transforms.FirstOrDefault(one => !TransformName().IsMatch(one.Name))?.Name is { } wrong ? $"Expected a transform's name in lower case letters, digits and hyphens instead of '{wrong}'."
            : transforms.DistinctBy(one => one.Name).Count() < transforms.Length ? "Expected each transform's name once."
            : null;
    }

    private static T? Make<T>(Assembly assembly, string type)
        where T : class => assembly.GetType(type) is { } found && found.IsAssignableTo(typeof(T)) ? Activator.CreateInstance(found) as T : null;

    private static Issue Fault(string path, string reason) => new(IssueCodes.PluginRefused, new SourceLocation(path), reason);

    [GeneratedRegex("^[a-z][a-z0-9-]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: -1)]
    private static partial Regex TransformName();
}

/// <summary>A plugin and where it came from.</summary>
/// <param name="Adapter">Null for a plugin that brings transforms alone.</param>
internal sealed record LoadedPlugin(IAdapter? Adapter, ImmutableArray<IValueTransform> Transforms, AdapterManifest Manifest, string ManifestPath);
