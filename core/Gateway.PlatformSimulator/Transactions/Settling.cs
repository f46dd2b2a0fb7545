using System.Text.Json;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.State;
using Gateway.PlatformSimulator.Tariff;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>What hospital and pharmacy settlements have in common.</summary>
internal static class Settling
{
    /// <summary>Computes a settlement; nothing is kept.</summary>
    public static Settlement Compute(TwinCall call, JsonElement data, Visit visit, IReadOnlyList<ChargeRow> rows, bool final) => new()
    {
        Id = final ? call.State.NewId(call.Now) : "",
        Infno = call.Infno,
        Msgid = call.Msgid,
        Visit = visit,
        Amounts = SettlementSplit.Of([.. rows.Select(row => row.Split)], visit.Person, data.Field("med_type"), data.Field("acct_used_flag") == "1", visit.IsPharmacy),
        Rows = rows,
        At = call.Now,
        Insutype = data.Field("insutype"),
        MedType = data.Field("med_type"),
        CertificateType = data.Field("mdtrt_cert_type"),
        Invoice = data.Field("invono"),
        State = SettlementState.Live,
    };

    /// <summary>Makes a computed settlement count: account, rows, visit.</summary>
    public static void Keep(TwinState state, Settlement settlement)
    {
        settlement.Visit.Person.Balance -= settlement.Amounts.Account;
        settlement.Visit.Live = settlement.IsOnTheWay ? null : settlement;
        foreach (ChargeRow row in settlement.Rows)
        {
            row.SettlementId = settlement.Id;
        }

        state.Add(settlement);
    }

    /// <summary>Makes a settlement count no longer; its rows are free again.</summary>
    public static void Release(Settlement settlement, SettlementState becomes)
    {
        settlement.State = becomes;
        settlement.Visit.Person.Balance += settlement.Amounts.Account;
        settlement.Visit.Live = settlement.IsOnTheWay ? settlement.Visit.Live : null;
        foreach (ChargeRow row in settlement.Rows)
        {
            row.SettlementId = null;
        }
    }

    /// <summary>Makes a refunded settlement count again.</summary>
    public static void Restore(Settlement settlement)
    {
        settlement.State = SettlementState.Live;
        settlement.Visit.Person.Balance -= settlement.Amounts.Account;
        settlement.Visit.Live = settlement.IsOnTheWay ? null : settlement;
        foreach (ChargeRow row in settlement.Rows)
        {
            row.SettlementId = settlement.Id;
        }
    }
}
