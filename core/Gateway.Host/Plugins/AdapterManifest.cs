using System.Text.Json.Serialization;

namespace Gateway.Host.Plugins;

/// <summary>adapter.json: what a plugin folder says of itself.</summary>
/// <param name="Name">The format's name, as sources write it.</param>
/// <param name="Assembly">File name of the adapter's assembly in the same folder.</param>
/// <param name="Type">Full name of the public class that is the adapter.</param>
/// <param name="Contract">Version of Gateway.Contract it was written for; the major number must be ours.</param>
internal sealed record AdapterManifest(
    [property: JsonRequired] string Name,
    [property: JsonRequired] string Assembly,
    [property: JsonRequired] string Type,
    [property: JsonRequired] string Contract)
{
    public const string FileName = "adapter.json";

    public const int ContractMajor = 1;
}
