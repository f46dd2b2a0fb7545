using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Gateway.Pipeline.Reconciling;

/// <summary><c>gateway.reconcile.open</c>: open differences of the latest run of each institution; <c>gateway.reconcile.differences</c> counts what runs found, by kind and state.</summary>
internal sealed class ReconcileMeter
{
    private const string Name = "Gateway.Pipeline";

    private readonly ConcurrentDictionary<string, (DateOnly Day, int Open)> open = new(StringComparer.Ordinal);
    private readonly Counter<long> differences;

    public ReconcileMeter(IMeterFactory factory)
    {
        Meter meter = factory.Create(Name);
        differences = meter.CreateCounter<long>("gateway.reconcile.differences", "{difference}", "Differences that reconciliation found.");
        meter.CreateObservableGauge("gateway.reconcile.open", Observe, "{difference}", "Differences of the latest reconciled day that wait for a person.");
    }

    public void Ended(ReconcileReport report)
    {
        open.AddOrUpdate(report.Institution, (report.Day, report.Open), (_, known) => report.Day >= known.Day ? (report.Day, report.Open) : known);
        foreach (IGrouping<(string Kind, string State), DifferenceResult> same in report.Differences.GroupBy(difference => (difference.Kind, difference.State)))
        {
            differences.Add(same.LongCount(), new KeyValuePair<string, object?>("kind", same.Key.Kind), new KeyValuePair<string, object?>("state", same.Key.State));
        }
    }

    private IEnumerable<Measurement<int>> Observe() => open.Select(known => new Measurement<int>(known.Value.Open, new KeyValuePair<string, object?>("institution", known.Key)));
}
