using Gateway.Tests;

namespace Gateway.Features.Bindings.World;

/// <summary>A scenario's own copy of the mappings. The outputs that were approved come along only for who compares with them.</summary>
public static class MappingCopy
{
    /// <summary>Copies them to <c>mappings</c> of the scenario's folder.</summary>
    public static string Make(ScenarioFolder folder)
    {
        string copy = folder.Made("mappings");
        FolderCopy.OfMappings(Repository.Mappings, copy);
        return copy;
    }

    /// <summary>Copies the outputs that were approved too, unless they are there.</summary>
    public static void AddApproved(string copy)
    {
        string approved = Path.Combine(copy, "approved");
        if (!Directory.Exists(approved))
        {
            FolderCopy.Make(Path.Combine(Repository.Mappings, "approved"), approved);
        }
    }
}
