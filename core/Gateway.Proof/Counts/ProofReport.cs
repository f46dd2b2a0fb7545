using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Gateway.Proof.Counts;

/// <summary>What a run came to.</summary>
/// <param name="Seed">With which it can be repeated.</param>
/// <param name="Took">Wall time.</param>
/// <param name="Counts">All kinds together.</param>
/// <param name="Kinds">Each kind.</param>
/// <param name="Rows">Each point of each kind.</param>
/// <param name="Faults">Sentences; empty when everything held.</param>
internal sealed record ProofReport(int Seed, TimeSpan Took, ProofCounts Counts, ImmutableArray<KindCounts> Kinds, ImmutableArray<ProofRow> Rows, ImmutableArray<string> Faults)
{
    /// <summary>Nothing was lost, doubled, reordered or otherwise than told, and no trial went wrong.</summary>
    public bool Holds => Counts.Holds && Faults.IsEmpty && Rows.All(row => row.Ok == row.Struck);

    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"seed {Seed}, {Took.TotalMinutes:0.0} minutes");
        text.AppendLine(CultureInfo.InvariantCulture, $"{"kind",-10} {"attempts",10} {"acknowledged",12} {"ok",10} {"lost",6} {"unexpected",10} {"duplicated",10} {"recovered",10} {"reordered",10}");
        foreach ((string kind, ProofCounts each) in Kinds.Append(new KindCounts("all", Counts)))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{kind,-10} {each.Attempts,10} {each.Acknowledged,12} {each.Ok,10} {each.Lost,6} {each.Unexpected,10} {each.Duplicated,10} {each.Recovered,10} {each.Reordered,10}");
        }

        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{"point",-36} {"tried",8} {"struck",8} {"ok",8}");
        foreach (ProofRow row in Rows)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{row.Kind + "/" + row.Point,-36} {row.Tried,8} {row.Struck,8} {row.Ok,8}");
        }

        foreach (string fault in Faults)
        {
            text.AppendLine($"  {fault}");
        }

        text.Append(Holds ? "Nothing was lost, doubled or reordered." : "SOMETHING DOES NOT HOLD.");
        return text.ToString();
    }
}

/// <summary>The counts of one kind.</summary>
internal readonly record struct KindCounts(string Kind, ProofCounts Counts);
