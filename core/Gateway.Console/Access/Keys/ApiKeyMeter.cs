using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;

namespace Gateway.Console.Access.Keys;

/// <summary>How old institutions' keys are, and which of them end soon although somebody still uses them. Meter <c>Gateway.Access</c>; labels are configured institutions and two uses.</summary>
internal sealed class ApiKeyMeter(ApiKeyBook keys, IMeterFactory meters, TimeProvider time) : IHostedService
{
    /// <summary>Its name.</summary>
    public const string Name = "Gateway.Access";

    /// <summary>Whoever has not called for so long does not miss the key. The time of last use is kept to the hour.</summary>
    private static readonly TimeSpan InUse = TimeSpan.FromDays(7);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Meter meter = meters.Create(Name);
        meter.CreateObservableGauge("gateway.access.key.age", () => Valid().Where(key => key.Until is null).Select(key => Measured(key, Now - key.IssuedAt)), "s", "Age of the key that an institution is to use, by institution and use.");
        meter.CreateObservableGauge("gateway.access.key.ends", () => Valid().Where(IsMissed).Select(key => Measured(key, key.Until!.Value - Now)), "s", "Time until a key ends that was used within a week: its program has not changed over.");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private DateTimeOffset Now => time.GetUtcNow();

    private IEnumerable<ApiKey> Valid() => keys.All.Where(key => key.IsValid(Now));

    private bool IsMissed(ApiKey key) => key.Until is not null && Now - key.LastUsedAt < InUse;

    private static Measurement<double> Measured(ApiKey key, TimeSpan span) =>
        new(span.TotalSeconds, new KeyValuePair<string, object?>("institution", key.Institution), new KeyValuePair<string, object?>("use", key.Use == KeyUse.Api ? "api" : "sender"));
}
