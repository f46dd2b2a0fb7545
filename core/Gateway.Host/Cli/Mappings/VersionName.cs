using Gateway.Mapping;

namespace Gateway.Host.Cli;

/// <summary>ID@VERSION on a command line.</summary>
internal static class VersionName
{
    /// <summary>The version that a text names; a source alone means its newest.</summary>
    /// <returns>Null when there is none; stderr lists those there are.</returns>
    public static SourceVersion? Find(MappingCatalog catalog, string text)
    {
        string[] parts = text.Split('@', 2);
        Source? source = catalog.Source(parts[0]);
        SourceVersion? version = parts.Length == 2 ? source?.Version(parts[1]) : source?.Newest;
        if (version is null)
        {
            System.Console.Error.WriteLine($"There is no {text}. There are: {string.Join(", ", catalog.Sources.SelectMany(known => known.Versions.Select(one => $"{known.Id}@{one.Version}")).Order(StringComparer.Ordinal))}.");
        }

        return version;
    }
}
