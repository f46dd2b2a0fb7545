using CsCheck;
using Gateway.Journal;

namespace Gateway.Platform.Tests;

public sealed class StatementFileTests
{
    private static readonly LedgerLine Sale = new("m", "H99999900001", new DateOnly(2026, 3, 1), "310/11/999900", LedgerKind.Settled, "S1", new LedgerAmounts(31.3m, 10m, 20m, 1.3m)) { Visit = "V1", Person = "P1" };

    [Fact]
    public void Columns_stand_in_the_platforms_order_and_what_is_empty_says_null()
    {
        string text = StatementFile.Text([Sale, Sale with { Kind = LedgerKind.Refunded, Number = "", Amounts = -Sale.Amounts!.Value }], FundPayment.WithoutAccount, new DialectStatement());

        Assert.Equal("S1\tV1\tP1\t31.30\t10.00\t20.00\t0\tnull\nnull\tV1\tP1\t-31.30\t-10.00\t-20.00\t1\tnull\n", text);
    }

    [Fact]
    public void Where_the_province_counts_the_account_as_fund_the_file_does() =>
        Assert.StartsWith("S1\tV1\tP1\t31.30\t30.00\t20.00\t", StatementFile.Text([Sale], FundPayment.WithAccount, new DialectStatement()), StringComparison.Ordinal);

    [Fact]
    public void A_header_and_another_word_for_empty_are_written_where_the_dialect_says_so() =>
        Assert.Equal("setl_id\tmdtrt_id\tpsn_no\tmedfee_sumamt\tfund_pay_sumamt\tacct_pay\trefd_setl_flag\texp_content\nS1\tV1\tP1\t31.30\t10.00\t20.00\t0\t\n", StatementFile.Text([Sale], FundPayment.WithoutAccount, new DialectStatement { Header = true, Empty = "" }));

    [Fact]
    public void Fund_and_account_come_out_as_they_went_in_whatever_the_province_counts() => Gen.Select(Gen.Int[-99_999, 99_999], Gen.Int[-99_999, 99_999], Gen.Bool.Select(isWith => isWith ? FundPayment.WithAccount : FundPayment.WithoutAccount)).Sample((said, own, rule) =>
        Assert.Equal(said / 100m, FundRule.Said(rule, FundRule.Alone(rule, said / 100m, own / 100m), own / 100m)));

    [Fact]
    public void What_is_zipped_is_read_back_and_the_same_lines_give_the_same_bytes()
    {
        byte[] zip = StatementFile.Zipped("H99999900001_20260301_11_999900.txt", [Sale], FundPayment.WithoutAccount, new DialectStatement());

        Assert.True(ZipReading.TryRead(zip, 1 << 20, out byte[] content, out _));
        Assert.Equal(StatementFile.Text([Sale], FundPayment.WithoutAccount, new DialectStatement()), System.Text.Encoding.UTF8.GetString(content));
        Assert.Equal(zip, StatementFile.Zipped("H99999900001_20260301_11_999900.txt", [Sale], FundPayment.WithoutAccount, new DialectStatement()));
    }

    [Fact]
    public void Rows_stay_rows_whatever_stands_in_a_cell() => Gen.String[Gen.Char["ab\t\n\r1"], 0, 20].Sample(text =>
        Assert.Equal([8], StatementFile.Text([Sale with { Number = text }], FundPayment.WithoutAccount, new DialectStatement()).Split('\n')[..^1].Select(row => row.Split('\t').Length)));
}
