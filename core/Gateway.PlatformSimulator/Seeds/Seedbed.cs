using Gateway.PlatformSimulator.State;
using Gateway.PlatformSimulator.Tariff;

namespace Gateway.PlatformSimulator.Seeds;

/// <summary>Plants settlements, and changes or removes what the twin holds. For tests of what becomes of differences.</summary>
internal static class Seedbed
{
    /// <returns>The setl_ids, in order.</returns>
    public static List<string> Plant(TwinState state, IEnumerable<SeededSettlement> seeds)
    {
        lock (state.Gate)
        {
            return [.. seeds.Select(seed => Plant(state, seed))];
        }
    }

    public static bool Amend(TwinState state, string id, SettlementAmendment amendment, DateTimeOffset now)
    {
        lock (state.Gate)
        {
            if (state.FindSettlement(id) is not { } settlement)
            {
                return false;
            }

            SettlementSplit amounts = amendment.Total is { } total ? new SettlementSplit { Total = total, Pool = settlement.Amounts.Fund, Account = settlement.Amounts.Account } : settlement.Amounts;
            Settlement changed = Copy(settlement, amendment.Id ?? settlement.Id, amounts, amendment.Insutype ?? settlement.Insutype, amendment.At ?? settlement.At);
            state.Replace(settlement, changed);
            if (amendment.Refund)
            {
                Refund(state, changed, $"{settlement.Visit.Institution}{now.ToOffset(ChinaTime.Offset):yyyyMMddHHmmss}{9000 + (state.Settlements.Count % 1000):D4}", now);
            }

            return true;
        }
    }

    public static bool Remove(TwinState state, string id)
    {
        lock (state.Gate)
        {
            return state.FindSettlement(id) is { } settlement && state.Remove(settlement);
        }
    }

    private static string Plant(TwinState state, SeededSettlement seed)
    {
        Persons.Person person = state.Persons.ByCertificate(seed.Certificate) ?? throw new ArgumentException($"The twin knows nobody with {seed.Certificate}.", nameof(seed));
        string infno = seed.IsPharmacy ? "2102" : "2207";
        var visit = new Visit
        {
            Id = seed.VisitId.Length > 0 ? seed.VisitId : state.NewId(seed.At),
            Institution = seed.Institution,
            Person = person,
            LocalNumber = seed.LocalNumber,
            BusinessKey = $"{seed.Institution}|{seed.LocalNumber}|{seed.Msgid}",
            IsPharmacy = seed.IsPharmacy,
            Begin = ChinaTime.Written(seed.At),
            CertificateType = "03",
        };
        var settlement = new Settlement
        {
            Id = seed.Id.Length > 0 ? seed.Id : state.NewId(seed.At),
            Infno = infno,
            Msgid = seed.Msgid,
            Visit = visit,
            Amounts = new SettlementSplit { Total = seed.Total, Pool = seed.Fund, Account = seed.Account, InScope = seed.Total },
            Rows = [],
            At = seed.At,
            Insutype = seed.Insutype,
            MedType = seed.IsPharmacy ? "41" : "11",
            CertificateType = "03",
            Invoice = seed.LocalNumber,
        };
        if (state.TryGetVisit(visit.Id, person.Number, seed.Institution, out Visit? known))
        {
            settlement = Copy(settlement, settlement.Id, settlement.Amounts, settlement.Insutype, settlement.At, known);
        }
        else
        {
            state.Add(visit);
        }

        state.Add(settlement);
        settlement.Visit.Live = settlement;
        state.Remember(seed.Msgid, new ActedMessage(infno, [], settlement));
        if (seed.IsRefunded)
        {
            Refund(state, settlement, seed.Msgid[..26] + "9999", seed.At);
        }

        return settlement.Id;
    }

    private static void Refund(TwinState state, Settlement original, string msgid, DateTimeOffset at)
    {
        original.State = SettlementState.Refunded;
        original.Visit.Live = null;
        Settlement refund = Copy(original, state.NewId(at), original.Amounts.TakenBack(original.Visit.Person.Balance), original.Insutype, at, refundOf: original, msgid: msgid);
        refund.State = SettlementState.Refund;
        state.Add(refund);
        state.Remember(msgid, new ActedMessage(original.Infno == "2102" ? "2103" : "2208", [], refund));
    }

    private static Settlement Copy(Settlement of, string id, SettlementSplit amounts, string insutype, DateTimeOffset at, Visit? visit = null, Settlement? refundOf = null, string? msgid = null) => new()
    {
        Id = id,
        Infno = refundOf is null ? of.Infno : of.Infno == "2102" ? "2103" : "2208",
        Msgid = msgid ?? of.Msgid,
        Visit = visit ?? of.Visit,
        Amounts = amounts,
        Rows = refundOf is null ? of.Rows : [],
        At = at,
        Insutype = insutype,
        MedType = of.MedType,
        CertificateType = of.CertificateType,
        Invoice = of.Invoice,
        RefundOf = refundOf ?? of.RefundOf,
        State = of.State,
    };
}
