using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gateway.Contract;
using Gateway.Host.Plugins.Fencing;

namespace Gateway.Host.Plugins;

/// <summary>Loads one plugin from the copy of its folder.</summary>
internal static partial class PluginLoader
{
    private static readonly JsonSerializerOptions ManifestJson = new(JsonSerializerDefaults.Web);

    /// <summary>Loads it.</summary>
    /// <param name="image">The folder as it was read.</param>
    /// <param name="manifestPath">Where its manifest lies, for faults.</param>
    /// <param name="yard">Puts the fence around its adapter.</param>
    /// <returns>The plugin, or the one fault that stands against it.</returns>
    public static Outcome<LoadedPlugin> Load(PluginImage image, string manifestPath, AdapterYard yard)
    {
        try
        {
            AdapterManifest manifest = JsonSerializer.Deserialize<AdapterManifest>(image.Find(AdapterManifest.FileName), ManifestJson) ?? throw new JsonException("Expected a manifest.");
            if (!Version.TryParse(manifest.Contract, out Version? written) || written.Major != AdapterManifest.ContractMajor)
            {
                return Refused(manifestPath, $"Written for contract {manifest.Contract}; this gateway has {AdapterManifest.ContractMajor}.");
            }

            string file = Path.GetFileName(manifest.Assembly);
            Assembly assembly = PluginCode.Of(image, file);
            yard.Note(assembly);
            string? fault = Read(manifest, assembly, out IAdapter? adapter, out ImmutableArray<IValueTransform> transforms);
            return fault is null ? Outcome.Of(new LoadedPlugin(adapter, transforms, manifest, manifestPath, image.Sha256) { Fence = yard.Fence(manifest.Name, file), Code = assembly }) : Refused(manifestPath, fault);
        }
        catch (Exception broken) // files and code of others: whatever they throw is this plugin's fault and stops no neighbour
        {
            return Refused(manifestPath, $"The plugin cannot be loaded ({broken.GetType().Name}).");
        }
    }

    /// <summary>A plugin's fault.</summary>
    public static Issue Fault(string path, string reason) => new(IssueCodes.PluginRefused, new SourceLocation(path), reason);

    private static Outcome<LoadedPlugin> Refused(string path, string reason) => Outcome.Refused<LoadedPlugin>(Fault(path, reason));

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

    [GeneratedRegex("^[a-z][a-z0-9-]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: -1)]
    private static partial Regex TransformName();
}
