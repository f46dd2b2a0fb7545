using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>The diagnoses of an admission and of a discharge: one of them is the main one.</summary>
internal static class InpatientDiagnoses
{
    /// <summary>What is wrong with the sent ones; null for nothing.</summary>
    public static string? Fault(TwinCall call, string when) =>
        call.Input.Rows("diseinfo").Count(row => row.Field("maindiag_flag") == "1") == 1 ? null : $"{when}主诊断数量只能有一条";

    /// <summary>Puts the sent ones in the place of those of the same kind.</summary>
    /// <param name="visit">The stay.</param>
    /// <param name="call">What was sent.</param>
    /// <param name="kind">inout_diag_type: 1 on admission, 2 at discharge.</param>
    public static void Keep(Visit visit, TwinCall call, string kind)
    {
        visit.Diagnoses.RemoveAll(row => row["inout_diag_type"]!.GetValue<string>() == kind); // every kept row has one
        visit.Diagnoses.AddRange(call.Input.Rows("diseinfo").Select(row => DiagnosisRow.Kept(row, visit, call, kind)));
    }
}
