using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Gateway.Host.Mappings;

/// <summary>Names, sizes and times of a folder's files: cheap to take, different as soon as somebody saves one.</summary>
internal static class FolderStamp
{
    /// <summary>The stamp; it differs from every other one where the folder cannot be read just now.</summary>
    public static string Of(string root) => Of([root]);

    /// <summary>The stamp of several folders; one that is not there has no files.</summary>
    public static string Of(ImmutableArray<string> roots)
    {
        var text = new StringBuilder();
        try
        {
            foreach (FileInfo file in roots.Select(root => new DirectoryInfo(root)).Where(root => roots.Length == 1 || root.Exists).SelectMany(root => root.EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal)))
            {
                text.Append(file.FullName).Append('|').Append(file.Length).Append('|').Append(file.LastWriteTimeUtc.Ticks).Append('\n');
            }
        }
        catch (Exception moving) when (moving is IOException or UnauthorizedAccessException)
        {
            text.Append(moving.Message);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
