using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Gateway.Host.Plugins;

/// <summary>adapter.json: what a plugin folder says of itself.</summary>
/// <param name="Name">The format's name, as sources write it; of a plugin that brings transforms alone, its own.</param>
/// <param name="Assembly">File name of the plugin's assembly in the same folder.</param>
/// <param name="Type">Full name of the public class that is the adapter; may be left out where there are transforms.</param>
/// <param name="Contract">Version of Gateway.Contract it was written for; the major number must be ours.</param>
internal sealed record AdapterManifest(
    [property: JsonRequired] string Name,
    [property: JsonRequired] string Assembly,
    string? Type,
    [property: JsonRequired] string Contract)
{
    public const string FileName = "adapter.json";

    public const int ContractMajor = 1;

    /// <summary>Full names of the public classes that are transforms.</summary>
    public ImmutableArray<string> Transforms { get; init; } = [];

    /// <summary>Ids of the families (families.csv) that are all it exists for; none for a format that anybody may send.</summary>
    public ImmutableArray<string> OnlyFor { get; init; } = [];

    /// <summary>Lines of its C#, where it exists for some families alone.</summary>
    public int Lines { get; init; }
}
