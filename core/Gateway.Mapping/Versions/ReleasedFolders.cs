using System.Security.Cryptography;
using System.Text;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>
/// <c>released.txt</c>: one line per released version folder, <c>SHA256  FOLDER</c>. A released version never changes;
/// a change is a new version folder. Lines that begin with <c>#</c> are remarks.
/// </summary>
public static class ReleasedFolders
{
    /// <summary>Hex sha256 over the names and bytes of every file of a folder, in the order of the names.</summary>
    /// <param name="folder">A version folder. Names count with <c>/</c> and relative to it.</param>
    public static string HashOf(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        IEnumerable<string> names = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'));
        foreach (string name in names.Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name + "\n"));
            using FileStream file = File.OpenRead(Path.Combine(folder, name));
            hash.AppendData(SHA256.HashData(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    internal static string HashOfNothing { get; } = Convert.ToHexStringLower(SHA256.HashData([]));

    internal static void Check(MappingFolder files, FolderHashes hashes, FaultList faults)
    {
        string path = files.PathOf("released.txt");
        string[] lines = File.Exists(path) ? File.ReadAllLines(path) : [];
        for (int index = 0; index < lines.Length; index++)
        {
            string[] parts = lines[index].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (parts.Length == 0 || parts[0].StartsWith('#'))
            {
                continue;
            }

            string at = $"released.txt:{index + 1}";
            if (parts.Length != 2)
            {
                faults.Add(IssueCodes.ReleaseChanged, at, "Expected 'SHA256  FOLDER'.");
            }
            else if (!Directory.Exists(files.PathOf(parts[1])))
            {
                faults.Add(IssueCodes.ReleaseChanged, at, $"Expected the folder {parts[1]}: released versions stay.");
            }
            else if (hashes.Of(files.PathOf(parts[1].Split('/'))) != parts[0])
            {
                faults.Add(IssueCodes.ReleaseChanged, at, $"{parts[1]} is not what was released: undo the change and make a new version folder.");
            }
        }
    }
}
