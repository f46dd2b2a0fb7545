using Gateway.PlatformSimulator.Answers;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>2103, 2208 and 2305: takes a live settlement back by a negative one with its own setl_id. A pharmacy sale's visit ends with it.</summary>
internal static class Refund
{
    public static TwinResult Handle(TwinCall call)
    {
        string settles = call.Infno switch { "2103" => "2102", "2305" => "2304", _ => "2207" };
        if (call.State.FindSettlement(call.Data.Field("setl_id")) is not { } original || original.Infno != settles || !Belongs(original, call))
        {
            return new TwinResult.Refused(RefusalTexts.NoSettlement);
        }

        if (original.State != SettlementState.Live)
        {
            return new TwinResult.Refused(original.State == SettlementState.Refunded ? RefusalTexts.AlreadyRefunded : RefusalTexts.NoSettlement);
        }

        if (call.State.SettlementsOf(original.Visit.Person.Number).Any(later => later.Visit == original.Visit && later.State == SettlementState.Live && later != original && string.CompareOrdinal(later.Id, original.Id) > 0))
        {
            return new TwinResult.Refused(InpatientTexts.LaterSettlement);
        }

        Settling.Release(original, SettlementState.Refunded);
        Settlement refund = Negative(call, original);
        call.State.Add(refund);
        if (original.Visit.IsPharmacy)
        {
            call.State.Close(original.Visit);
        }

        return new TwinResult.Acted(SettlementFields.Output(refund, call.Infno), refund);
    }

    private static bool Belongs(Settlement original, TwinCall call) =>
        original.Visit.Id == call.Data.Field("mdtrt_id") && original.Visit.Person.Number == call.Data.Field("psn_no") && original.Visit.Institution == call.Institution.Code;

    private static Settlement Negative(TwinCall call, Settlement original) => new()
    {
        Id = call.State.NewId(call.Now),
        Infno = call.Infno,
        Msgid = call.Msgid,
        Visit = original.Visit,
        Amounts = original.Amounts.TakenBack(original.Visit.Person.Balance),
        Rows = [],
        At = call.Now,
        Insutype = original.Insutype,
        MedType = original.MedType,
        CertificateType = original.CertificateType,
        Invoice = original.Invoice,
        RefundOf = original,
        State = SettlementState.Refund,
    };
}
