namespace Gateway.Pipeline;

/// <summary>How far a run is.</summary>
/// <param name="Stage">What it does now.</param>
/// <param name="Done">How many of these it has done.</param>
/// <param name="Of">How many there are.</param>
public sealed record ReconcileProgress(ReconcileStage Stage, int Done, int Of);

/// <summary>What a run does, in this order.</summary>
public enum ReconcileStage
{
    /// <summary>Another run goes before it.</summary>
    Queued,

    /// <summary>Compares totals, account by account.</summary>
    Totals,

    /// <summary>Compares rows of the accounts that differ.</summary>
    Rows,

    /// <summary>Sees to the differences, one by one.</summary>
    Repairs,
}
