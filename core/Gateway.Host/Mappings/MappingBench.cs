using System.Collections.Immutable;
using Gateway.Console.Api;
using Gateway.Host.Cli;
using Gateway.Host.Composition;
using Gateway.Journal;
using Gateway.Mapping;
using Gateway.Pipeline;
using Gateway.Platform;
using Microsoft.Extensions.Options;

namespace Gateway.Host.Mappings;

/// <summary>Compares and tries versions on the tables that serve.</summary>
internal sealed class MappingBench(CatalogHolder holder, UnmappedFilling filling, IOptions<JournalSettings> journal, IOptions<GatewaySettings> gateway, TimeProvider time) : IMappingBench
{
    private const int Samples = 5;
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public ImmutableArray<InstitutionMappingView> Institutions()
    {
        MappingCatalog catalog = holder.Current;
        DateOnly today = DateOnly.FromDateTime(time.GetUtcNow().ToOffset(China).Date);
        return
        [
            .. from institution in catalog.Institutions.OrderBy(one => one.Code, StringComparer.Ordinal)
               from source in institution.Sources.Order(StringComparer.Ordinal)
               let version = catalog.Source(source)?.VersionAsOf(today)
               select new InstitutionMappingView(institution.Code, institution.Name, institution.Area, source, version?.Version ?? "", version?.Status.ToString().ToLowerInvariant() ?? "", version?.Sha256 ?? ""),
        ];
    }

    public BenchAnswer<MappingDifference> Compare(string old, string fresh)
    {
        string[] folders = [FolderOf(old), FolderOf(fresh)];
        int missing = Array.FindIndex(folders, folder => folder.Length == 0);
        return missing >= 0
            ? new BenchAnswer<MappingDifference>(null, NoVersion(missing == 0 ? old : fresh))
            : new BenchAnswer<MappingDifference>(MappingComparer.Between(folders[0], folders[1]), null);
    }

    public async Task<BenchAnswer<WhatIfReport>> WhatIfAsync(string draft, int most, CancellationToken cancellationToken)
    {
        MappingCatalog catalog = holder.Current;
        string[] parts = draft.Split('@', 2);
        if (parts.Length < 2 || catalog.Source(parts[0])?.Version(parts[1]) is not { } version)
        {
            return new BenchAnswer<WhatIfReport>(null, NoVersion(draft));
        }

        if (WhatIfSides.Of(catalog, ((IKnowledgeSource)holder).Current, version) is not { } sides)
        {
            return new BenchAnswer<WhatIfReport>(null, new Refusal($"{parts[0]} 只有一个版本，没有可比较的。", $"{parts[0]} has no version but {parts[1]}: there is nothing to compare it with."));
        }

        long began = time.GetTimestamp();
        using JournalHistory past = journal.Value.In(gateway.Value.Data).OpenHistory();
        var tally = new WhatIfTally(Samples);
        IEnumerable<PastBytes> messages = past.Messages(parts[0]).Skip((int)Math.Max(0, past.Count(parts[0]) - most)).Select(PastTraffic.Of);
        await new WhatIfRun(sides.Before, sides.After).RunAsync(messages, tally, null, cancellationToken);
        return new BenchAnswer<WhatIfReport>(tally.Report(time.GetElapsedTime(began)), null);
    }

    public Task<FillAnswer> FillAsync(FillOrder order, CancellationToken cancellationToken) => filling.FillAsync(order, cancellationToken);

    private static Refusal NoVersion(string name) => new($"没有 {name}，应为 来源@版本。", $"There is no {name}: expected ID@VERSION.");

    private string FolderOf(string name)
    {
        string[] parts = name.Split('@', 2);
        return parts.Length < 2 || parts.Any(part => part.Length == 0 || part.AsSpan().ContainsAny('/', '\\') || part == "..") ? ""
            : Array.Find([Path.Combine(holder.Root, "sources", parts[0], parts[1]), Path.Combine(holder.Root, "national", "platform", parts[0], parts[1])], Directory.Exists) ?? "";
    }
}
