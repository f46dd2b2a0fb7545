using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Journal;
using Gateway.Mapping;
using Gateway.Pipeline;

namespace Gateway.Host.Mappings;

/// <summary>What the messages that are not final yet still need: the versions they began with, and their institutions.</summary>
internal static class WaitingMessages
{
    /// <summary>What a catalogue lacks for them, one issue per version or institution with the number of messages.</summary>
    public static async Task<ImmutableArray<Issue>> MissingAsync(IJournal journal, MappingCatalog next, CancellationToken cancellationToken)
    {
        var missing = new SortedDictionary<string, int>(StringComparer.Ordinal);
        await foreach (MessageHeader header in journal.UnfinishedAsync(cancellationToken))
        {
            foreach (string folder in Needs(header).Where(need => !need.IsThere(next)).Select(need => need.Folder))
            {
                missing[folder] = missing.GetValueOrDefault(folder) + 1;
            }
        }

        return [.. missing.Select(pair => new Issue(IssueCodes.VersionInUse, new SourceLocation(pair.Key), $"Expected this folder: {pair.Value} waiting messages began with it and finish on it. Put it back; remove it when they have ended."))];
    }

    private static IEnumerable<Need> Needs(MessageHeader header)
    {
        yield return new Need($"institutions/{header.Institution}", catalog => catalog.Institution(header.Institution) is not null);
        if (MappingStamp.Read(header.MappingVersion) is not { } stamp)
        {
            yield return new Need($"sources/{header.Source}", catalog => catalog.Source(header.Source) is not null);
            yield break;
        }

        yield return new Need($"sources/{stamp.Source}/{stamp.Version}", catalog => catalog.Source(stamp.Source)?.Version(stamp.Version) is not null);
        if (stamp is { Platform: { } platform, PlatformVersion: { } version })
        {
            yield return new Need($"national/platform/{platform}/{version}", catalog => catalog.PlatformOf(platform, version) is not null);
        }
    }

    private readonly record struct Need(string Folder, Predicate<MappingCatalog> IsThere);
}
