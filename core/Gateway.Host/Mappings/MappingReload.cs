using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Host.Plugins;
using Gateway.Journal;

namespace Gateway.Host.Mappings;

/// <summary>Reads the folder again, away from the traffic, and lets it serve if it is free of errors and nothing that waits still needs what it lacks.</summary>
internal sealed partial class MappingReload(CatalogHolder holder, PluginHolder plugins, IJournal journal, MappingsMeter meter, TimeProvider time, ILogger<MappingReload> logger) : IDisposable
{
    private const int MostReadings = 3;
    private readonly SemaphoreSlim oneAtATime = new(1);

    /// <summary>The last one; null before the first.</summary>
    public ReloadRecord? Last { get; private set; }

    /// <summary>The state of the folder when it was last read.</summary>
    public string Stamp { get; private set; } = FolderStamp.Of(holder.Root);

    /// <summary>When the tables that serve began to.</summary>
    public DateTimeOffset Since => meter.Since;

    /// <summary>Reads the folder. One reload at a time; another one waits for it.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="reason">Why, for the log.</param>
    public async Task<ReloadRecord> RunAsync(string actor, string reason, CancellationToken cancellationToken)
    {
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            (ReloadResult result, ImmutableArray<Issue> faults) = await ReadAsync(plugins.Current, isOtherAdapters: false, cancellationToken);
            var record = new ReloadRecord(time.GetUtcNow(), actor, reason, result, faults);
            Keep(record);
            return record;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>Reads the folder with other adapters; where that gives no errors, both serve from then on.</summary>
    /// <returns>The errors; none when they serve.</returns>
    public async Task<ImmutableArray<Issue>> ServeWithAsync(AdapterCatalog adapters, string actor, CancellationToken cancellationToken)
    {
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            string before = holder.Current.Sha256;
            (ReloadResult result, ImmutableArray<Issue> faults) = await ReadAsync(adapters, isOtherAdapters: true, cancellationToken);
            if (result == ReloadResult.Refused)
            {
                return [.. faults.Where(fault => fault.IsError)];
            }

            plugins.Serve(adapters);
            if (holder.Current.Sha256 != before)
            {
                Keep(new ReloadRecord(time.GetUtcNow(), actor, "adapters changed, and the tables too", result, faults));
            }

            return [];
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public void Dispose() => oneAtATime.Dispose();

    private void Keep(ReloadRecord record)
    {
        Last = record;
        meter.Count(record);
        Tell(record);
    }

    private async Task<(ReloadResult Result, ImmutableArray<Issue> Faults)> ReadAsync(AdapterCatalog adapters, bool isOtherAdapters, CancellationToken cancellationToken)
    {
        Outcome<ServingMappings> next = await Task.Run(() => ReadWhole(adapters), cancellationToken);
        if (!next.TryGetValue(out ServingMappings? fresh))
        {
            return (ReloadResult.Refused, next.Issues);
        }

        ImmutableArray<Issue> missing = await WaitingMessages.MissingAsync(journal, fresh.Catalog, cancellationToken);
        if (!missing.IsEmpty)
        {
            return (ReloadResult.Refused, [.. missing, .. next.Issues]);
        }

        if (!isOtherAdapters && fresh.Catalog.Sha256 == holder.Current.Sha256)
        {
            return (ReloadResult.Unchanged, next.Issues);
        }

        holder.Serve(fresh);
        return (ReloadResult.Loaded, next.Issues);
    }

    /// <summary>Somebody may save a file while the others are read: what changed under the reading is read again.</summary>
    private Outcome<ServingMappings> ReadWhole(AdapterCatalog adapters)
    {
        Outcome<ServingMappings> next;
        int readings = 0;
        do
        {
            Stamp = FolderStamp.Of(holder.Root);
            next = ServingMappings.Load(holder.Root, adapters);
        }
        while (++readings < MostReadings && FolderStamp.Of(holder.Root) != Stamp);

        return next;
    }

    private void Tell(ReloadRecord record)
    {
        if (record.Result == ReloadResult.Refused)
        {
            Issue[] errors = [.. record.Faults.Where(fault => fault.IsError)];
            LogRefused(record.Actor, record.Reason, errors.Length, holder.Current.Sha256, string.Join("; ", errors.Take(5).Select(fault => $"{fault.At} {fault.Code.Id} {fault.Reason}")));
        }
        else
        {
            LogReloaded(record.Actor, record.Reason, record.Result, holder.Current.Sha256);
        }
    }

    [LoggerMessage(EventIds.MappingsReloaded, LogLevel.Information, "Mappings reload by {Actor} because '{Reason}': {Result}. Serving {Sha256}.")]
    private partial void LogReloaded(string actor, string reason, ReloadResult result, string sha256);

    [LoggerMessage(EventIds.MappingsRefused, LogLevel.Warning, "Mappings reload by {Actor} because '{Reason}' was refused with {Errors} errors; the last good tables go on serving ({Sha256}). {Faults}")]
    private partial void LogRefused(string actor, string reason, int errors, string sha256, string faults);
}
