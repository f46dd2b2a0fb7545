using System.Collections.Frozen;
using System.Globalization;

namespace Gateway.PlatformSimulator.Tariff;

/// <summary>How one list code is paid.</summary>
/// <param name="Level">chrgitm_lv: 01 甲, 02 乙, 03 丙.</param>
/// <param name="HospitalShare">The person's own first share in a hospital, 0 to 1.</param>
/// <param name="PharmacyShare">The same in a pharmacy.</param>
/// <param name="PriceLimit">Highest price of one unit in yuan; what lies above is overlmt. Null: none.</param>
/// <param name="ScopeCeiling">Most that one unit brings into the scope, in yuan; the rest joins the first share. Null: no ceiling.</param>
/// <param name="ChargeType">med_chrgitm_type.</param>
internal sealed record TariffRow(string Code, string Name, string Level, decimal HospitalShare, decimal PharmacyShare, decimal? PriceLimit, decimal? ScopeCeiling, string ChargeType)
{
    private static readonly FrozenDictionary<string, TariffRow> Rows = EmbeddedTable.Read("tariff.csv")
        .Select(cells => new TariffRow(cells[0], cells[1], cells[2], Number(cells[3]) ?? 0, Number(cells[4]) ?? 0, Number(cells[5]), Number(cells[6]), cells[7]))
        .ToFrozenDictionary(row => row.Code, StringComparer.Ordinal);

    /// <summary>
    /// The row of the national code, else of the institution's own code, else by the national code's last character:
    /// 7 and 8 are 乙 with a tenth as first share, 9 is 丙, everything else 甲 paid in full.
    /// </summary>
    public static TariffRow Of(string nationalCode, string ownCode)
    {
        if (Rows.TryGetValue(nationalCode, out TariffRow? row) || Rows.TryGetValue(ownCode, out row))
        {
            return row;
        }

        return (nationalCode.Length == 0 ? ' ' : nationalCode[^1]) switch
        {
            '7' or '8' => new TariffRow(nationalCode, "乙类目录", "02", 0.10m, 0.10m, null, null, "09"),
            '9' => new TariffRow(nationalCode, "丙类目录", "03", 1m, 1m, null, null, "14"),
            _ => new TariffRow(nationalCode, "甲类目录", "01", 0m, 0m, null, null, "09"),
        };
    }

    private static decimal? Number(string cell) => cell.Length == 0 ? null : decimal.Parse(cell, CultureInfo.InvariantCulture);
}
