using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>One folder <c>sources/SOURCE/VERSION</c> and whether it may still change.</summary>
/// <param name="Source">The source's id.</param>
/// <param name="Version">The version.</param>
internal sealed record VersionFolder(MappingFolder Files, string Source, string Version)
{
    /// <summary><c>SOURCE@VERSION</c>.</summary>
    public string Label => $"{Source}@{Version}";

    /// <summary>Below the mappings folder, with <c>/</c>.</summary>
    public string Name => $"sources/{Source}/{Version}";

    public string Path => Files.PathOf("sources", Source, Version);

    /// <summary>source.yaml's top, without its faults; null when it cannot be read.</summary>
    public Settings? Settings => Gateway.Mapping.Settings.Load(System.IO.Path.Combine(Path, "source.yaml"), $"{Name}/source.yaml", new FaultList());

    /// <summary>Why nothing may be written there; null for a draft.</summary>
    public Issue? Final => Settings is { } settings && (settings.Text("status") ?? "draft") == "draft" && !IsInLedger ? null
        : new Issue(IssueCodes.PlaceWrong, new SourceLocation(Name), $"{Label} is no draft, so it never changes. Make the next version with: gateway mappings version {Label} NEXT, and import into that.");

    private bool IsInLedger => File.Exists(Files.PathOf("released.txt")) && File.ReadLines(Files.PathOf("released.txt")).Any(line => line.EndsWith($" {Name}", StringComparison.Ordinal));

    /// <summary>Every version of every source.</summary>
    public static IEnumerable<VersionFolder> All(MappingFolder files) => MappingFolder.Folders(files.PathOf("sources"))
        .SelectMany(source => MappingFolder.Folders(source).Select(version => new VersionFolder(files, System.IO.Path.GetFileName(source), System.IO.Path.GetFileName(version))));

    /// <summary>Finds <c>SOURCE@VERSION</c>; a source alone means its newest version by name.</summary>
    public static Outcome<VersionFolder> Find(MappingFolder files, string label)
    {
        VersionFolder[] all = [.. All(files)];
        VersionFolder? found = all.FirstOrDefault(one => one.Label == label) ?? all.Where(one => one.Source == label).MaxBy(one => VersionOrder.Of(one.Version));
        return found is not null ? Outcome.Of(found)
            : Outcome.Refused<VersionFolder>(new Issue(IssueCodes.PlaceWrong, new SourceLocation(label), $"Expected SOURCE@VERSION of {string.Join(", ", all.Select(one => one.Label))}.{NearestName.Hint(label, all.Select(one => one.Label))}"));
    }
}
