using System.Text.Json;

namespace Gateway.Host.Plugins;

/// <summary>An adapter's folder as its author has it: the plugin itself, or the project whose <c>bin</c> holds the plugin; its samples lie in <c>samples/</c>.</summary>
/// <param name="Plugin">The folder with adapter.json and the assembly.</param>
/// <param name="Samples">The folder of samples; it need not be there.</param>
internal sealed record AdapterProject(string Plugin, string Samples)
{
    private const string SamplesFolder = "samples";

    /// <summary>Finds both; null when no plugin has been built there.</summary>
    public static AdapterProject? Find(string folder)
    {
        string? plugin = IsPlugin(folder) ? folder : NewestBuild(folder);
        string own = Path.Combine(folder, SamplesFolder);
        return plugin is null ? null : new AdapterProject(plugin, Directory.Exists(own) ? own : Path.Combine(plugin, SamplesFolder));
    }

    private static string? NewestBuild(string folder)
    {
        string bin = Path.Combine(folder, "bin");
        return Directory.Exists(bin)
            ? Directory.EnumerateFiles(bin, AdapterManifest.FileName, SearchOption.AllDirectories).Select(Path.GetDirectoryName).OfType<string>().Where(IsPlugin).MaxBy(built => Directory.GetFiles(built, "*.dll").Max(File.GetLastWriteTimeUtc))
            : null;
    }

    private static bool IsPlugin(string folder)
    {
        string manifest = Path.Combine(folder, AdapterManifest.FileName);
        if (!File.Exists(manifest))
        {
            return false;
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(manifest));
            return json.RootElement.TryGetProperty("assembly", out JsonElement assembly) && File.Exists(Path.Combine(folder, Path.GetFileName(assembly.GetString() ?? "")));
        }
        catch (JsonException)
        {
            return Directory.EnumerateFiles(folder, "*.dll").Any(); // loading says what is wrong with it
        }
    }
}
