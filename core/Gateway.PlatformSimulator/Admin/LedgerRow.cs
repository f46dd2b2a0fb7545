using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Gateway.PlatformSimulator.State;
using Gateway.PlatformSimulator.Tariff;

namespace Gateway.PlatformSimulator.Admin;

/// <summary>What the twin holds under one business key.</summary>
/// <param name="BusinessKey">Institution and visit number; for pharmacy sales institution, person and invoice (or time and total).</param>
/// <param name="LocalNumber">ipt_otp_no, or the sale's invoice number.</param>
/// <param name="Invoice">invono of the latest settlement.</param>
/// <param name="Visits">Open visits under the key: 0 or 1.</param>
/// <param name="UnsettledRows">Charge rows uploaded and in no settlement.</param>
/// <param name="Live">Live settlements: 0 or 1 if everybody did right.</param>
/// <param name="Settled">Settlements ever made.</param>
/// <param name="Refunded">Of these, taken back by a refund.</param>
/// <param name="Reversed">Settlements and refunds undone by 2601.</param>
/// <param name="Total">Of the live settlements, in yuan; so are the next three, and Total = Fund + Account + Cash.</param>
/// <param name="Net">Total of everything not undone by 2601, refunds negative: equals Total.</param>
/// <param name="Msgids">Of the live settlements.</param>
/// <param name="SettlementIds">Of the live settlements.</param>
public sealed record LedgerRow(
    string BusinessKey, string Institution, string LocalNumber, string Invoice, string PersonNumber, int Visits, int UnsettledRows,
    int Live, int Settled, int Refunded, int Reversed, decimal Total, decimal Fund, decimal Account, decimal Cash, decimal Net,
    ImmutableArray<string> Msgids, ImmutableArray<string> SettlementIds)
{
    private const string Header = "business_key,institution,local_number,invoice,psn_no,visits,unsettled_rows,live,settled,refunded,reversed,total,fund,account,cash,net,msgids,setl_ids";

    internal static IReadOnlyList<LedgerRow> Read(TwinState state)
    {
        lock (state.Gate)
        {
            ILookup<Visit, Settlement> settlements = state.Settlements.ToLookup(settlement => settlement.Visit);
            return [.. state.Visits.GroupBy(visit => visit.BusinessKey, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => Of([.. group], [.. group.SelectMany(visit => settlements[visit])]))];
        }
    }

    internal static string Csv(IEnumerable<LedgerRow> rows)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (LedgerRow row in rows)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{row.BusinessKey},{row.Institution},{row.LocalNumber},{row.Invoice},{row.PersonNumber},{row.Visits},{row.UnsettledRows},{row.Live},{row.Settled},{row.Refunded},{row.Reversed},{row.Total},{row.Fund},{row.Account},{row.Cash},{row.Net},{string.Join(';', row.Msgids)},{string.Join(';', row.SettlementIds)}");
        }

        return text.ToString();
    }

    private static LedgerRow Of(Visit[] visits, Settlement[] settlements)
    {
        Settlement[] live = [.. settlements.Where(settlement => settlement.State == SettlementState.Live)];
        Settlement[] made = [.. settlements.Where(settlement => settlement.RefundOf is null)];
        Visit latest = visits[^1];
        return new LedgerRow(
            latest.BusinessKey, latest.Institution, latest.LocalNumber, settlements.LastOrDefault()?.Invoice ?? "", latest.Person.Number,
            visits.Count(visit => !visit.IsCancelled), visits.Where(visit => !visit.IsCancelled).Sum(visit => visit.Rows.Count(row => row.SettlementId is null)),
            live.Length, made.Length, made.Count(settlement => settlement.State == SettlementState.Refunded), settlements.Count(settlement => settlement.State == SettlementState.Reversed),
            Cents.Of(live.Sum(one => one.Amounts.Total)), Cents.Of(live.Sum(one => one.Amounts.Fund)), Cents.Of(live.Sum(one => one.Amounts.Account)), Cents.Of(live.Sum(one => one.Amounts.Cash)),
            Cents.Of(settlements.Where(one => one.State != SettlementState.Reversed).Sum(one => one.Amounts.Total)),
            [.. live.Select(one => one.Msgid)], [.. live.Select(one => one.Id)]);
    }
}
