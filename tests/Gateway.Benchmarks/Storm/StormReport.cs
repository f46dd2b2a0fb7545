using System.Globalization;
using System.Text;

namespace Gateway.Benchmarks.Storm;

/// <summary>What the storm came to: three ledgers side by side and the counts that must be 0.</summary>
public sealed record StormReport
{
    public required int Messages { get; init; }

    public required int Kills { get; init; }

    public required TimeSpan Wall { get; init; }

    public required int Settled { get; init; }

    public required int Refused { get; init; }

    public required long Resends { get; init; }

    public required long UnknownResolved { get; init; }

    public required string Calls { get; init; }

    /// <summary>Business keys without a final answer, or told "settled" without a live settlement at the twin.</summary>
    public required int Lost { get; init; }

    /// <summary>Business keys with more than one live settlement, or a live one whose sender was told "refused".</summary>
    public required int Duplicated { get; init; }

    /// <summary>Visits whose transactions reached the twin in another order than the plan's.</summary>
    public required int Reordered { get; init; }

    /// <summary>Messages that are in no final state.</summary>
    public required int LeftUnknown { get; init; }

    public required StormMoney Replies { get; init; }

    public required StormMoney Gateway { get; init; }

    public required StormMoney Twin { get; init; }

    /// <summary>Whether the three ledgers agree to the cent, per business key and in sum, and nothing was lost, doubled, reordered or left.</summary>
    public bool Holds => Lost + Duplicated + Reordered + LeftUnknown + Differences == 0 && Replies == Gateway && Gateway == Twin;

    /// <summary>Business keys whose amounts differ between any two of the three ledgers.</summary>
    public required int Differences { get; init; }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Messages} settlements, {Kills} SIGKILLs, {Wall.TotalSeconds:0.0} s; settled {Settled}, refused {Refused}, sent again by senders {Resends}, unknown outcomes resolved {UnknownResolved}");
        text.AppendLine(CultureInfo.InvariantCulture, $"calls at the twin: {Calls}");
        text.AppendLine(CultureInfo.InvariantCulture, $"lost {Lost}, duplicated {Duplicated}, reordered {Reordered}, left unknown {LeftUnknown}, amounts that differ {Differences}");
        text.AppendLine($"replies  {Replies}").AppendLine($"gateway  {Gateway}").AppendLine($"twin     {Twin}");
        text.Append(Holds ? "everything holds" : "SOMETHING DOES NOT HOLD");
        return text.ToString();
    }
}

/// <summary>One ledger's sums, in yuan.</summary>
public readonly record struct StormMoney(int Settlements, decimal Total, decimal Fund, decimal Account, decimal Cash)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Settlements} settlements, total {Total:0.00}, fund {Fund:0.00}, account {Account:0.00}, cash {Cash:0.00}");
}
