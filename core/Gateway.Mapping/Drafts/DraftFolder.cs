using System.Text.RegularExpressions;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Makes a new version folder: all files or none.</summary>
internal static partial class DraftFolder
{
    /// <summary>Why a folder of this name cannot be made; null when it can.</summary>
    public static Issue? Refusal(VersionFolder version)
    {
        string? reason = !Name().IsMatch(version.Source) ? "Expected a source's id in small letters, digits and '-', such as fujian-ini."
            : !Number().IsMatch(version.Version) ? "Expected a version such as 1.1."
            : Directory.Exists(version.Path) ? "There is such a folder already: choose the next version."
            : null;
        return reason is null ? null : new Issue(IssueCodes.PlaceWrong, new SourceLocation(version.Label), reason);
    }

    /// <summary>Writes the files beside the place and moves them there when all are written.</summary>
    /// <param name="files">By name below the folder.</param>
    public static void Write(VersionFolder version, IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        string stage = version.Files.PathOf($".{version.Source}-{version.Version}.new");
        if (Directory.Exists(stage))
        {
            Directory.Delete(stage, recursive: true);
        }

        foreach ((string name, byte[] bytes) in files)
        {
            string path = Path.Combine(stage, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!); // a file in a folder
            File.WriteAllBytes(path, bytes);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(version.Path)!); // a version lies in a source
        Directory.Move(stage, version.Path);
    }

    /// <summary>Every file of a version, by name below its folder.</summary>
    public static Dictionary<string, byte[]> Read(VersionFolder version) =>
        Directory.GetFiles(version.Path, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(version.Path, path).Replace('\\', '/'), File.ReadAllBytes, StringComparer.Ordinal);

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: -1)]
    private static partial Regex Name();

    [GeneratedRegex(@"^\d+(\.\d+)*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: -1)]
    private static partial Regex Number();
}
