using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Gateway.Mapping;

/// <summary>Hashes each folder of a mappings folder once per load.</summary>
internal sealed class FolderHashes
{
    private readonly ConcurrentDictionary<string, string> known = new(StringComparer.Ordinal);

    /// <summary>Hex sha256 of a folder; of nothing where it is not there.</summary>
    public string Of(string folder) => known.GetOrAdd(folder, static path => Directory.Exists(path) ? ReleasedFolders.HashOf(path) : ReleasedFolders.HashOfNothing);

    /// <summary>One hash over many.</summary>
    public static string Over(IEnumerable<ContentVersion> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(parts.Select(part => $"{part.Sha256}  {part.Folder}\n")))));
}
