using System.Diagnostics.Metrics;

namespace Gateway.Host.Mappings;

/// <summary>What can be seen of the tables that serve. Labels are results and one hash: bounded.</summary>
internal sealed class MappingsMeter
{
    public const string Name = "Gateway.Mappings";

    private readonly Counter<long> reloads;

    public MappingsMeter(IMeterFactory meters, CatalogHolder holder, TimeProvider time)
    {
        Meter meter = meters.Create(Name);
        reloads = meter.CreateCounter<long>("gateway.mappings.reload", description: "Reloads of the mappings folder by result: loaded, unchanged, refused.");
        Since = time.GetUtcNow();
        meter.CreateObservableGauge("gateway.mappings.age", () => (time.GetUtcNow() - Since).TotalSeconds, "s", "Since when the tables that serve have served.");
        meter.CreateObservableGauge("gateway.mappings.info", () => new Measurement<int>(1, new KeyValuePair<string, object?>("sha256", holder.Current.Sha256)), description: "The hash over all tables that serve, as a label.");
        meter.CreateObservableGauge("gateway.mappings.refused", () => IsRefused ? 1 : 0, description: "1 while the folder holds tables that were refused.");
    }

    /// <summary>When the tables that serve began to.</summary>
    public DateTimeOffset Since { get; private set; }

    private bool IsRefused { get; set; }

    public void Count(ReloadRecord record)
    {
        reloads.Add(1, new KeyValuePair<string, object?>("result", record.Result.ToString().ToLowerInvariant()));
        IsRefused = record.Result == ReloadResult.Refused;
        Since = record.Result == ReloadResult.Loaded ? record.At : Since;
    }
}
