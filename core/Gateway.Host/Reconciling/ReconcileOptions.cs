using System.ComponentModel.DataAnnotations;
using Gateway.Pipeline;
using Microsoft.Extensions.Options;

namespace Gateway.Host.Reconciling;

/// <summary>Reconciliation by the clock.</summary>
public sealed class ReconcileOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Gateway:Reconcile";

    /// <summary>When yesterday is reconciled, China time; null: only by order. Choose a time after the platform's nightly maintenance. Default null.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "23:59:59")]
    public TimeSpan? DailyAt { get; set; }

    /// <summary>What scheduled runs may do about differences. Default none.</summary>
    public ReconcileRepair Repair { get; set; } = ReconcileRepair.None;

    /// <summary>Which institutions; empty: every one that the mappings know. Default empty.</summary>
    public IList<string> Institutions { get; } = [];
}

[OptionsValidator]
internal sealed partial class ReconcileOptionsValidator : IValidateOptions<ReconcileOptions>;
