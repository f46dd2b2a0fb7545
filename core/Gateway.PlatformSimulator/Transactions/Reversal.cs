using System.Text.Json;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>
/// 2601: undoes the settlement, refund or admission that a msgid made, as if it had never been. A msgid that the twin has not acted on is refused
/// and buried: should the original still arrive, it is refused too.
/// </summary>
internal static class Reversal
{
    private static readonly string[] Reversible = ["2102", "2103", "2207", "2208", "2304", "2305", "2401"];

    public static TwinResult Handle(TwinCall call)
    {
        JsonElement data = call.Data;
        string original = data.Field("omsgid"), infno = data.Field("oinfno");
        if (!Reversible.Contains(infno))
        {
            return new TwinResult.Refused(RefusalTexts.ReversalNotPossible);
        }

        ActedMessage? acted = call.State.FindActed(original);
        if (acted is { Visit: { } stay } && acted.Infno == infno)
        {
            return UndoAdmission(call.State, stay);
        }

        if (acted?.Settlement is not { } settlement)
        {
            call.State.Bury(original);
            return new TwinResult.Refused(RefusalTexts.ReversalOfUnknown);
        }

        if (acted.Infno != infno || settlement.Visit.Person.Number != data.Field("psn_no") || settlement.Visit.Institution != call.Institution.Code)
        {
            return new TwinResult.Refused(RefusalTexts.ReversalOfUnknown);
        }

        return settlement.State switch
        {
            SettlementState.Live => UndoSettlement(call.State, settlement),
            SettlementState.Refund => UndoRefund(call.State, settlement, settlement.RefundOf!), // a refund always has its original
            SettlementState.Refunded => new TwinResult.Refused(RefusalTexts.ReversalOfRefunded),
            _ => new TwinResult.Refused(RefusalTexts.ReversalRepeated),
        };
    }

    private static TwinResult UndoAdmission(TwinState state, Visit stay)
    {
        if ((stay.IsCancelled ? RefusalTexts.ReversalRepeated : InpatientAdmission.Hindrance(stay)) is { } fault)
        {
            return new TwinResult.Refused(fault);
        }

        state.Close(stay);
        return new TwinResult.Acted(null);
    }

    private static TwinResult.Acted UndoSettlement(TwinState state, Settlement settlement)
    {
        Settling.Release(settlement, SettlementState.Reversed);
        if (settlement.Visit.IsPharmacy)
        {
            state.Close(settlement.Visit);
        }

        return new TwinResult.Acted(null);
    }

    private static TwinResult UndoRefund(TwinState state, Settlement refund, Settlement original)
    {
        if (original.Visit.Live is not null || (original.Visit.IsPharmacy && state.TryGetOpen(original.Visit.BusinessKey, out _)))
        {
            return new TwinResult.Refused(RefusalTexts.ReversalBlocked);
        }

        refund.State = SettlementState.Reversed;
        Settling.Restore(original);
        state.Reopen(original.Visit);
        return new TwinResult.Acted(null);
    }
}
