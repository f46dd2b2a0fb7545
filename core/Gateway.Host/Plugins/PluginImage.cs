using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Gateway.Host.Plugins;

/// <summary>
/// A plugin folder's files as they were at one moment. Plugins are loaded from this copy: whoever replaces or removes a file meanwhile changes nothing that runs.
/// </summary>
internal sealed class PluginImage
{
    private const long MostBytes = 256 * 1024 * 1024;
    private static readonly string SamplesPrefix = "samples" + Path.DirectorySeparatorChar;
    private readonly FrozenDictionary<string, byte[]> files;

    private PluginImage(string folder, FrozenDictionary<string, byte[]> files, string sha256) => (Folder, this.files, Sha256) = (folder, files, sha256);

    /// <summary>The folder's whole path.</summary>
    public string Folder { get; }

    /// <summary>Over the names and contents of all files.</summary>
    public string Sha256 { get; }

    /// <summary>Reads a folder with the folders below it; samples are for the conformance suite and no part of the plugin.</summary>
    /// <exception cref="IOException">A file cannot be read just now, or the folder holds more than a plugin can.</exception>
    public static PluginImage Read(string folder)
    {
        string whole = Path.GetFullPath(folder);
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long bytes = 0;
        foreach (FileInfo file in new DirectoryInfo(whole).EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal))
        {
            string name = Path.GetRelativePath(whole, file.FullName);
            if (name.StartsWith(SamplesPrefix, StringComparison.Ordinal))
            {
                continue;
            }

            bytes += file.Length;
            if (bytes > MostBytes)
            {
                throw new IOException($"Expected at most {MostBytes} bytes in a plugin's folder.");
            }

            byte[] content = File.ReadAllBytes(file.FullName);
            files.Add(name, content);
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(SHA256.HashData(content));
        }

        return new PluginImage(whole, files.ToFrozenDictionary(StringComparer.Ordinal), Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>A file's bytes; null when the folder has none of that name.</summary>
    /// <param name="name">Relative to the folder.</param>
    public byte[]? Find(string name) => files.GetValueOrDefault(name);
}
