using System.Text;

namespace Gateway.PlatformSimulator;

/// <summary>The twin's own small tables: CSV without quotes, a header row, UTF-8, embedded in the assembly.</summary>
internal static class EmbeddedTable
{
    /// <summary>The rows after the header, split at commas.</summary>
    public static IEnumerable<string[]> Read(string name)
    {
        using Stream stream = typeof(EmbeddedTable).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks its table {name}: add it to the project file as EmbeddedResource.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1).Select(line => line.Split(','))];
    }
}
