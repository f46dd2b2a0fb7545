using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Gateway.Contract;

namespace Gateway.Platform;

/// <summary>
/// Reads the hospital's own ledger: text with a row of names, columns between commas, tabs, bars or carets, UTF-8 or GB18030.
/// It needs a total and a settlement number or a local number; a refund is a negative total, or a flag.
/// </summary>
public static class HisFile
{
    private static readonly string[] Number = ["setl_id", "结算ID", "结算编号", "医保结算号"];
    private static readonly string[] Local = ["local", "invoice", "invono", "发票号", "单据号", "就诊号", "结算单号", "票据号"];
    private static readonly string[] Total = ["medfee_sumamt", "total", "总金额", "医疗费总额", "费用总额"];
    private static readonly string[] Refund = ["refd_setl_flag", "refund", "退费标志", "退费"];
    private static readonly char[] Delimiters = ['\t', '|', '^', ','];

    /// <summary>The rows, or every row that cannot be read.</summary>
    public static Outcome<ImmutableArray<HisRow>> Read(ReadOnlySpan<byte> bytes)
    {
        string text = Decode(bytes).TrimStart('\uFEFF');
        string header = text.Split('\n', 2)[0].TrimEnd('\r');
        char delimiter = Delimiters.FirstOrDefault(header.Contains, ',');
        string[][] rows = [.. CsvText.Rows(text, delimiter).Select(row => row.Select(cell => cell.Trim()).ToArray())];
        string[] names = rows is [var first, ..] ? first : [];
        (int number, int local, int total, int refund) = (Find(names, Number), Find(names, Local), Find(names, Total), Find(names, Refund));
        if (total < 0 || (number < 0 && local < 0))
        {
            return Outcome.Refused<ImmutableArray<HisRow>>(new Issue(IssueCodes.HisRowUnreadable, new SourceLocation("1"), $"Expected columns {Total[0]} ({Total[^2]}) and {Number[0]} ({Number[1]}) or {Local[0]} ({Local[3]})."));
        }

        var read = ImmutableArray.CreateBuilder<HisRow>();
        var issues = ImmutableArray.CreateBuilder<Issue>();
        for (int line = 1; line < rows.Length; line++)
        {
            string[] row = rows[line];
            if (row.All(cell => cell.Length == 0))
            {
                continue;
            }

            string Cell(int column) => column >= 0 && column < row.Length ? row[column] : "";
            if (!decimal.TryParse(Cell(total), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out decimal sum) || Cell(number).Length + Cell(local).Length == 0)
            {
                issues.Add(new Issue(IssueCodes.HisRowUnreadable, new SourceLocation($"{line + 1}"), "Expected an amount and a number."));
                continue;
            }

            bool isRefund = sum < 0 || Cell(refund) is "1" or "是" or "Y" or "true";
            read.Add(new HisRow(Cell(number), Cell(local), isRefund, isRefund ? -Math.Abs(sum) : sum, line + 1));
        }

        return issues.Count == 0 ? Outcome.Of(read.ToImmutable()) : Outcome.Refused<ImmutableArray<HisRow>>(issues.ToImmutable());
    }

    private static int Find(string[] header, string[] names) => Array.FindIndex(header, cell => names.Contains(cell, StringComparer.OrdinalIgnoreCase));

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.UTF8.GetString(DialectText.FromGb18030(bytes.ToArray()).Span);
        }
    }
}
