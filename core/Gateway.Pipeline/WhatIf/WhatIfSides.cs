using Gateway.Contract;
using Gateway.Mapping;
using Gateway.Platform;

namespace Gateway.Pipeline;

/// <summary>The two sides of a what-if.</summary>
/// <param name="Before">What served.</param>
/// <param name="After">The draft.</param>
public sealed record WhatIfSides(WhatIfSide Before, WhatIfSide After)
{
    private static readonly string[] Tables = ["national", "regions", "institutions"];

    /// <summary>A draft version against the other versions of its source in the same mappings.</summary>
    /// <returns>Null where the source has no other version: then there is nothing that served.</returns>
    public static WhatIfSides? Of(MappingCatalog catalog, PlatformKnowledge knowledge, SourceVersion draft) => catalog.Without(draft) is not { } others ? null : new WhatIfSides(
        new WhatIfSide(others, knowledge, "") { Versions = catalog, FollowsJournal = true },
        new WhatIfSide(catalog.Pin(draft), knowledge, ""));

    /// <summary>A whole other mappings folder against the one that serves.</summary>
    /// <param name="root">The folder that serves.</param>
    /// <param name="catalog">Its catalogue.</param>
    /// <param name="knowledge">Its plans and platform tables.</param>
    /// <param name="draftRoot">The other folder.</param>
    /// <param name="adapters">The formats that sources may name.</param>
    /// <returns>Both sides, or every fault of the other folder.</returns>
    public static Outcome<WhatIfSides> Of(string root, MappingCatalog catalog, PlatformKnowledge knowledge, string draftRoot, IAdapterCatalog adapters)
    {
        MappingCatalog draft = MappingCatalog.Load(draftRoot, adapters);
        Outcome<PlatformKnowledge> other = PlatformKnowledge.Load(draftRoot, draft);
        if (!other.TryGetValue(out PlatformKnowledge? fresh) || draft.Faults.Any(fault => fault.IsError))
        {
            return Outcome.Refused<WhatIfSides>([.. draft.Faults, .. other.Issues]);
        }

        return Outcome.Of(new WhatIfSides(new WhatIfSide(catalog, knowledge, TablesKey(root)) { FollowsJournal = true }, new WhatIfSide(draft, fresh, TablesKey(draftRoot))));
    }

    private static string TablesKey(string root) => string.Join(' ', Tables.Select(name => Path.Combine(root, name)).Where(Directory.Exists).Select(ReleasedFolders.HashOf));
}
