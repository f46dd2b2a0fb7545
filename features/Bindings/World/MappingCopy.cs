namespace Gateway.Features.Bindings.World;

/// <summary>A scenario's own copy of the mappings.</summary>
public static class MappingCopy
{
    /// <summary>Copies them to <c>mappings</c> of the scenario's folder.</summary>
    public static string Make(ScenarioFolder folder)
    {
        string copy = folder.Made("mappings");
        Copy(Repository.Mappings, copy);
        return copy;
    }

    /// <summary>Copies a folder with everything in it.</summary>
    public static void Copy(string from, string to)
    {
        foreach (string source in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, source));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!); // not null: below the copy
            File.Copy(source, target);
        }
    }
}
