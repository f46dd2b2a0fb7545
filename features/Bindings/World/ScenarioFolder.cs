namespace Gateway.Features.Bindings.World;

/// <summary>The scenario's own folder; it is gone afterwards.</summary>
public sealed class ScenarioFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gateway-scenario-");

    /// <summary>The path of something inside it.</summary>
    public string this[string name] => Path.Combine(folder.FullName, name);

    /// <summary>The path of a folder inside it, which is made if it is not there.</summary>
    public string Made(string name) => folder.CreateSubdirectory(name).FullName;

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);
}
