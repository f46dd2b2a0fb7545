namespace Gateway.Host.Cli;

/// <summary>A sender's message in a file.</summary>
internal static class MessageFile
{
    private static readonly string[] NoMessages = ["expected.csv", "README.md"];

    /// <summary>The bytes, without an MLLP frame that a recording may have left around them.</summary>
    public static byte[] Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        ReadOnlySpan<byte> trimmed = bytes.AsSpan().TrimEnd("\r\n"u8);
        return trimmed is [0x0B, .., 0x1C] ? trimmed[1..^1].ToArray() : bytes;
    }

    /// <summary>Every message of a folder and the folders below, by name; what samples keep beside them is no message.</summary>
    public static IReadOnlyList<string> In(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => Path.GetFileName(path) is var name && name[0] != '.' && !NoMessages.Contains(name)).Order(StringComparer.Ordinal)];
}
