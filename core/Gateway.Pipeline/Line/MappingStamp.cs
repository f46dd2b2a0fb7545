using System.Text.RegularExpressions;
using Gateway.Mapping;

namespace Gateway.Pipeline;

/// <summary>Which versions made a message, as J2 keeps it: <c>fujian-ini@1.0#0a1b2c3d4e5f/mzsf nhsa@1.0#…</c>. A message finishes on them.</summary>
/// <param name="Source">The source's id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Message">Which message of it.</param>
/// <param name="Platform">Kind of destination; null before the plan is made, and in journals of old.</param>
/// <param name="PlatformVersion">Version of its tables; null as above.</param>
public sealed partial record MappingStamp(string Source, string Version, string Message, string? Platform, string? PlatformVersion)
{
    private const int HashLength = 12;

    /// <summary>Names the source version and message of a message that was read without errors.</summary>
    internal static string Of(MessageContext context)
    {
        SourceVersion version = context.Read!.Version!; // read without errors
        return $"{version.SourceId}@{version.Version}#{Short(version.Sha256)}/{context.Read.Message!.Name}"; // as above
    }

    /// <summary>The same with the platform version that its plan begins with.</summary>
    internal static string Of(MessageContext context, string platform, string version) =>
        $"{Of(context)} {platform}@{version}#{Short(context.Catalog?.PlatformOf(platform, version)?.Sha256 ?? "")}";

    /// <summary>Reads what <see cref="Of(MessageContext)"/> wrote; hashes may be absent.</summary>
    /// <returns>Null for anything else.</returns>
    public static MappingStamp? Read(string? text) => text is not null && Shape().Match(text) is { Success: true } match
        ? new MappingStamp(match.Groups["source"].Value, match.Groups["version"].Value, match.Groups["message"].Value, Given(match, "platform"), Given(match, "tables"))
        : null;

    private static string? Given(Match match, string group) => match.Groups[group] is { Success: true } given ? given.Value : null;

    private static string Short(string sha256) => sha256[..Math.Min(HashLength, sha256.Length)];

    [GeneratedRegex(@"^(?<source>[^@\s]+)@(?<version>[^#/\s]+)(#[0-9a-f]*)?/(?<message>\S+)( (?<platform>[^@\s]+)@(?<tables>[^#\s]+)(#[0-9a-f]*)?)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: -1)]
    private static partial Regex Shape();
}
