using System.Collections.Frozen;
using Gateway.PlatformSimulator.Statements;

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
        ["2301"] = InpatientCharges.Upload,
        ["2302"] = InpatientCharges.Cancel,
        ["2303"] = InpatientSettlement.Presettle,
        ["2304"] = InpatientSettlement.Settle,
        ["2305"] = Refund.Handle,
        ["2401"] = InpatientAdmission.Admit,
        ["2402"] = InpatientDischarge.Discharge,
        ["2403"] = InpatientAdmission.Change,
        ["2404"] = InpatientAdmission.Cancel,
        ["2405"] = InpatientDischarge.Cancel,
        ["2601"] = Reversal.Handle,
        ["3201"] = TotalStatement.Handle,
        ["3202"] = DetailStatement.Handle,
        ["4101A"] = SettlementListUpload.Handle,
        ["4102"] = SettlementListUpload.ChangeState,
        ["4103"] = SettlementListQuery.Handle,
        ["4401"] = RecordUpload.FrontPage,
        ["4501"] = RecordUpload.Exam,
        ["4502"] = RecordUpload.Lab,
        ["4701"] = RecordUpload.Emr,
        ["5201"] = VisitQuery.Handle,
        ["5202"] = DiagnosisQuery.Handle,
        ["5203"] = SettlementQuery.Handle,
        ["5204"] = ChargeQuery.Handle,
        ["5303"] = InpatientQuery.Handle,
        ["9001"] = SignIn.Handle,
        ["9002"] = SignOut.Handle,
        ["9101"] = FileTransfer.Upload,
        ["9102"] = FileTransfer.Download,
        ["D001"] = PrescriptionCheck.Handle,
        ["D002"] = PrescriptionSignature.Handle,
        ["D003"] = PrescriptionUpload.Handle,
        ["D004"] = PrescriptionUpload.Cancel,
        ["D005"] = PrescriptionQuery.Handle,
        ["D006"] = PrescriptionQuery.Review,
        ["D007"] = PrescriptionQuery.Dispensed,
    }.Concat(RegisterTransactions.All).ToFrozenDictionary(StringComparer.Ordinal);
}
