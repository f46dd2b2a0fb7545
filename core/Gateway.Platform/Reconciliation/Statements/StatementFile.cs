using System.Globalization;
using System.IO.Compression;
using System.Text;
using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>The detail file of 3202: TAB-separated UTF-8, one row per settlement and one negative row per refund, zipped. Columns: setl_id, mdtrt_id, psn_no, medfee_sumamt, fund_pay_sumamt, acct_pay, refd_setl_flag, exp_content.</summary>
internal static class StatementFile
{
    private const string Header = "setl_id\tmdtrt_id\tpsn_no\tmedfee_sumamt\tfund_pay_sumamt\tacct_pay\trefd_setl_flag\texp_content";

    /// <summary>The zip of one file. The same lines give the same bytes.</summary>
    /// <param name="name">Of the text inside; the zip is called so with <c>.zip</c> behind it.</param>
    public static byte[] Zipped(string name, IEnumerable<LedgerLine> lines, FundPayment fund, DialectStatement form)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            ZipArchiveEntry entry = archive.CreateEntry(name, CompressionLevel.Fastest);
            entry.LastWriteTime = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
            using Stream stream = entry.Open();
            stream.Write(Encoding.UTF8.GetBytes(Text(lines, fund, form)));
        }

        return buffer.ToArray();
    }

    /// <summary>The text inside.</summary>
    public static string Text(IEnumerable<LedgerLine> lines, FundPayment fund, DialectStatement form)
    {
        var text = new StringBuilder();
        if (form.Header)
        {
            text.Append(Header).Append('\n');
        }

        foreach (LedgerLine line in lines)
        {
            LedgerAmounts amounts = line.Amounts ?? default;
            text.Append(Cell(line.Number, form)).Append('\t').Append(Cell(line.Visit, form)).Append('\t').Append(Cell(line.Person, form)).Append('\t')
                .Append(Money(amounts.Total)).Append('\t').Append(Money(FundRule.Said(fund, amounts.Fund, amounts.Account))).Append('\t').Append(Money(amounts.Account)).Append('\t')
                .Append(line.Kind == LedgerKind.Refunded ? '1' : '0').Append('\t').Append(form.Empty).Append('\n');
        }

        return text.ToString();
    }

    private static string Cell(string value, DialectStatement form) => value.Length == 0 ? form.Empty : value.Replace('\t', ' ').Replace('\n', ' ').Replace('\r', ' ');

    private static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
