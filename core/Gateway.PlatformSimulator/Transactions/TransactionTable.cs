using System.Collections.Frozen;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>Which code answers which transaction.</summary>
internal static class TransactionTable
{
    public static readonly FrozenDictionary<string, Func<TwinCall, TwinResult>> ByInfno = new Dictionary<string, Func<TwinCall, TwinResult>>(StringComparer.Ordinal)
    {
        ["1101"] = PersonQuery.Handle,
        ["2001"] = EntitlementCheck.Handle,
        ["2101"] = PharmacySettlement.Presettle,
        ["2102"] = PharmacySettlement.Settle,
        ["2103"] = Refund.Handle,
        ["2201"] = Registration.Handle,
        ["2202"] = RegistrationCancel.Handle,
        ["2203"] = VisitUpload.Handle,
        ["2203A"] = VisitUpload.Handle,
        ["2204"] = ChargeUpload.Handle,
        ["2205"] = ChargeCancel.Handle,
        ["2206"] = OutpatientSettlement.Presettle,
        ["2207"] = OutpatientSettlement.Settle,
        ["2208"] = Refund.Handle,
        ["2601"] = Reversal.Handle,
        ["5201"] = VisitQuery.Handle,
        ["5202"] = DiagnosisQuery.Handle,
        ["5203"] = SettlementQuery.Handle,
        ["5204"] = ChargeQuery.Handle,
        ["9001"] = SignIn.Handle,
        ["9002"] = SignOut.Handle,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
