using System.Collections.Concurrent;
using Gateway.Tests;

namespace Gateway.Features.Bindings.World;

/// <summary>Changed copies of the mappings that several scenarios run on and none changes further: each is made once. They go with the process.</summary>
internal static class SharedCopy
{
    private static readonly Lazy<string> Folder = new(() =>
    {
        DirectoryInfo made = Directory.CreateTempSubdirectory("gateway-shared-mappings-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => made.Delete(recursive: true);
        return made.FullName;
    });

    private static readonly ConcurrentDictionary<string, Lazy<string>> Copies = new(StringComparer.Ordinal);

    /// <summary>The copy of that name.</summary>
    /// <param name="name">What was changed: a file name that is the same for the same change.</param>
    /// <param name="change">Changes the copy in the folder that it is given.</param>
    public static string Of(string name, Action<string> change) => Copies.GetOrAdd(name, _ => new(() =>
    {
        string copy = Path.Combine(Folder.Value, name);
        FolderCopy.OfMappings(Repository.Mappings, copy);
        change(copy);
        return copy;
    })).Value;

    /// <summary>Whether a folder is one of these copies.</summary>
    public static bool Holds(string folder) => Folder.IsValueCreated && Path.GetDirectoryName(folder) == Folder.Value;
}
