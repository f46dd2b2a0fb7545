using System.Globalization;
using System.Text;

namespace Gateway.Proof.Storm;

/// <summary>What the storm came to: three ledgers side by side and the counts that must be 0.</summary>
internal sealed record StormReport
{
    public required int Messages { get; init; }

    public required int Kills { get; init; }

    public TimeSpan Wall { get; init; }

    public string Cpu { get; init; } = "";

    public required string Traffic { get; init; }

    public required int Settled { get; init; }

    public required int Refused { get; init; }

    public required int TakenBack { get; init; }

    public required long Resends { get; init; }

    public required string Attempts { get; init; }

    public required string Calls { get; init; }

    /// <summary>Outcomes that were unknown, and how they became known.</summary>
    public required ResolvedDoubts Unknown { get; init; }

    public required int LateAnswers { get; init; }

    /// <summary>Business keys without a final answer, or told "settled" without a live settlement at the twin.</summary>
    public required int Lost { get; init; }

    /// <summary>Business keys with more than one live settlement, or a live one that no sender was told of.</summary>
    public required int Duplicated { get; init; }

    /// <summary>Messages whose transactions, or lanes whose messages, were tried in another order than they came.</summary>
    public required int Reordered { get; init; }

    /// <summary>Lanes with several messages, by which the order was judged.</summary>
    public required int LanesJudged { get; init; }

    /// <summary>Messages that are in no final state.</summary>
    public required int LeftUnknown { get; init; }

    /// <summary>Messages that a person had to let go on.</summary>
    public int NeededPerson { get; init; }

    public required StormMoney Replies { get; init; }

    public required StormMoney Gateway { get; init; }

    public required StormMoney Twin { get; init; }

    /// <summary>Business keys whose amounts differ between any two of the three ledgers.</summary>
    public required int Differences { get; init; }

    /// <summary>The first of those for which something does not hold, for whoever looks into it.</summary>
    public required IReadOnlyList<string> Examples { get; init; }

    /// <summary>Whether the three ledgers agree to the cent, per business key and in sum, and nothing was lost, doubled, reordered or left.</summary>
    public bool Holds => Lost + Duplicated + Reordered + LeftUnknown + Differences == 0 && Replies == Gateway && Gateway == Twin;

    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Messages} settlements, {Kills} SIGKILLs, {Wall.TotalSeconds:0.0} s ({Messages / Math.Max(1, Wall.TotalSeconds):0.0} per second); CPU {Cpu}");
        text.AppendLine(CultureInfo.InvariantCulture, $"{Traffic}; settled {Settled}, refused {Refused}, taken back {TakenBack}, sent again by senders {Resends}");
        text.AppendLine(CultureInfo.InvariantCulture, $"calls at the twin: {Calls}");
        text.AppendLine(CultureInfo.InvariantCulture, $"attempts of the gateway: {Attempts}; late answers kept {LateAnswers}");
        text.AppendLine(CultureInfo.InvariantCulture, $"unknown outcomes {Unknown}");
        text.AppendLine(CultureInfo.InvariantCulture, $"double {Duplicated}, lost {Lost}, reordered {Reordered} (of {LanesJudged} lanes with several messages), unknown left {LeftUnknown}, needed a person {NeededPerson}, amounts that differ {Differences}");
        text.AppendLine($"money in the replies {Replies}").AppendLine($"money in the ledger  {Gateway}").AppendLine($"money at the twin    {Twin}");
        foreach (string example in Examples)
        {
            text.AppendLine($"  {example}");
        }

        text.Append(Holds ? "everything holds" : "SOMETHING DOES NOT HOLD");
        return text.ToString();
    }
}
