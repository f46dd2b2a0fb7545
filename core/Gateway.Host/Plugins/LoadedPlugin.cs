using System.Collections.Immutable;
using System.Reflection;
using Gateway.Contract;
using Gateway.Host.Plugins.Fencing;

namespace Gateway.Host.Plugins;

/// <summary>A plugin and where it came from.</summary>
/// <param name="Adapter">Null for a plugin that brings transforms alone.</param>
/// <param name="Transforms">What it brings for tables.</param>
/// <param name="Manifest">What its folder says of it.</param>
/// <param name="ManifestPath">Where that stands.</param>
/// <param name="Sha256">Over everything in its folder when it was read.</param>
internal sealed record LoadedPlugin(IAdapter? Adapter, ImmutableArray<IValueTransform> Transforms, AdapterManifest Manifest, string ManifestPath, string Sha256)
{
    /// <summary>What stands around the adapter.</summary>
    public required AdapterFence Fence { get; init; }

    /// <summary>The assembly that it was made of.</summary>
    public required Assembly Code { get; init; }

    /// <summary>The adapter behind its fence; null for a plugin that brings transforms alone.</summary>
    public IAdapter? Fenced => Adapter is null ? null : new FencedAdapter(Adapter, Manifest.Name, Fence);

    /// <summary>The folder that it was read from, as its root names it.</summary>
    public string Folder => Path.GetDirectoryName(ManifestPath)!; // a file's folder is there

    /// <summary>The assembly's version.</summary>
    public string Version => Code.GetName().Version?.ToString() ?? "";
}
