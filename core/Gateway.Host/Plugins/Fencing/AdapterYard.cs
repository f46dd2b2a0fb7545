using System.Collections.Concurrent;
using System.Reflection;

namespace Gateway.Host.Plugins.Fencing;

/// <summary>Puts a fence around every adapter that is loaded, and keeps count over their versions.</summary>
/// <param name="limits">What one message may cost.</param>
internal sealed class AdapterYard(AdapterLimits limits)
{
    private const string OwnPrefix = "own-adapter:";

    // Written into this assembly when it is built: the adapters that come with it and passed the conformance suite.
    private static readonly HashSet<string> Own = [.. typeof(AdapterYard).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Where(data => data.Key.StartsWith(OwnPrefix, StringComparison.Ordinal)).Select(data => data.Key[OwnPrefix.Length..])];
    private readonly ConcurrentDictionary<Assembly, bool> loaded = new();
    private readonly ConcurrentDictionary<string, AdapterTally> tallies = new(StringComparer.Ordinal);

    /// <summary>Where troubles are logged.</summary>
    public AdapterTroubles Troubles { get; } = new();

    /// <summary>Code that this gateway asked for; it stays in memory.</summary>
    public ICollection<Assembly> Loaded => loaded.Keys;

    /// <summary>How calls ended, by adapter.</summary>
    public IEnumerable<KeyValuePair<string, AdapterTally>> Tallies => tallies.OrderBy(pair => pair.Key, StringComparer.Ordinal);

    /// <summary>Notes that a plugin's code is in memory.</summary>
    public void Note(Assembly code) => loaded.TryAdd(code, true);

    /// <summary>The fence for one version of an adapter.</summary>
    /// <param name="name">The adapter's.</param>
    /// <param name="assembly">File name of its assembly.</param>
    public AdapterFence Fence(string name, string assembly) =>
        new(name, limits.FenceOwn || !Own.Contains(Path.GetFileNameWithoutExtension(assembly)), limits, tallies.GetOrAdd(name, _ => new AdapterTally()), Troubles);
}
