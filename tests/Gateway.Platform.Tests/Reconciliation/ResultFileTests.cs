using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using CsCheck;
using Gateway.Contract;
using Gateway.Journal;

namespace Gateway.Platform.Tests;

public sealed class ResultFileTests
{
    private const string Row = "P1\tV1\tS1\tH99999900001202603010900000001\t000101\t0\t医药机构无此结算流水\t28.00\t0.00\t20.50\tnull\n";

    [Fact]
    public void A_row_is_read_with_its_amounts()
    {
        ResultRow row = Assert.Single(ResultFile.Parse(Row).Value);

        Assert.Equal(("P1", "V1", "S1", "H99999900001202603010900000001", "000101", false), (row.Person, row.Visit, row.Number, row.MsgId, row.Code, row.IsRefund));
        Assert.Equal(new LedgerAmounts(28m, 0m, 20.5m, 0m), row.Amounts);
    }

    [Fact]
    public void Headers_marks_empty_cells_and_windows_line_ends_are_taken() => Assert.Equal(
        2, ResultFile.Parse("\uFEFFpsn_no\tmdtrt_id\tsetl_id\tmsgid\tstmt_rslt\trefd_setl_flag\tmemo\tmedfee_sumamt\tfund_pay_sumamt\tacct_pay\r\n" + Row.Replace("\n", "\r\n") + "\r\nP1\tV1\tS2\tnull\t000103\t1\t\t\t\t\r\n").Value.Length);

    [Theory]
    [InlineData("P1\tV1\tS1\n", "line 1")]
    [InlineData("P1\tV1\t\t\t0\t0\tx\t1\t1\t1\n", "line 1")]
    [InlineData("P1\tV1\tS1\tm\t0\t0\tx\t1,00\t1\t1\n", "line 1")]
    public void A_row_that_is_not_of_the_form_is_named_by_its_line(string text, string line)
    {
        Issue issue = Assert.Single(ResultFile.Parse(text).Issues);

        Assert.Equal((IssueCodes.StatementRowUnreadable, line), (issue.Code, issue.At.Path));
    }

    [Fact]
    public void The_file_is_found_as_bytes_in_octets_in_base64_and_in_an_array_of_signed_bytes()
    {
        byte[] zip = Zip(("stmt_result.txt", Row));
        string numbers = string.Join(',', zip.Select(one => ((sbyte)one).ToString(System.Globalization.CultureInfo.InvariantCulture)));

        ReadOnlyMemory<byte>[] answers =
        [
            zip, Encoding.UTF8.GetBytes(Row), DialectText.ToGb18030(Encoding.UTF8.GetBytes(Row)),
            Encoding.UTF8.GetBytes("{\"infcode\":0,\"output\":{\"filename\":\"a.zip\",\"in\":\"" + Convert.ToBase64String(zip) + "\"}}"),
            Encoding.UTF8.GetBytes("{\"infcode\":0,\"output\":{\"fsDownloadOut\":{\"in\":[" + numbers + "]}}}"),
        ];

        Assert.All(answers, answer => Assert.Equal("S1", Assert.Single(ResultFile.Read(answer).Value).Number));
        Assert.Equal("医药机构无此结算流水", ResultFile.Read(answers[2]).Value[0].Memo);
    }

    [Fact]
    public void Whatever_the_bytes_are_reading_never_throws() => Gen.OneOf(Gen.Byte.Array[0, 200], Gen.String[Gen.Char["\t\n\r0123456789.PKabc-,\"{}"], 0, 200].Select(Encoding.UTF8.GetBytes)).Sample(bytes =>
    {
        Outcome<ImmutableArray<ResultRow>> read = ResultFile.Read(bytes);

        Assert.True(read.Succeeded || read.Issues.Length > 0);
    });

    [Fact]
    public void A_zip_cut_or_changed_anywhere_never_throws()
    {
        byte[] whole = Zip(("stmt_result.txt", string.Concat(Enumerable.Repeat(Row, 20))));

        Gen.Select(Gen.Int[0, whole.Length], Gen.Int[0, whole.Length - 1], Gen.Byte).Sample((cut, at, value) =>
        {
            byte[] damaged = [.. whole];
            damaged[at] = value;
            Assert.NotNull(ResultFile.Read(damaged.AsMemory(0, cut)));
        });
    }

    [Fact]
    public void A_name_that_leads_out_of_the_archive_is_refused() =>
        Assert.Equal(IssueCodes.StatementFileUnreadable, Assert.Single(ResultFile.Read(Zip(("../../etc/stmt.txt", Row))).Issues).Code);

    [Fact]
    public void An_archive_that_expands_without_end_is_refused_before_it_fills_the_memory()
    {
        byte[] bomb = Zip(("stmt.txt", new string('0', 8 << 20)));

        Assert.False(ZipReading.TryRead(bomb, 1 << 20, out _, out string? fault));
        Assert.Contains("1048576", fault, StringComparison.Ordinal);
        Assert.True(bomb.Length < 100_000);
    }

    [Fact]
    public void An_archive_of_many_files_is_refused() =>
        Assert.False(ZipReading.TryRead(Zip([.. Enumerable.Range(0, 17).Select(index => ($"{index}.txt", Row))]), 1 << 20, out _, out _));

    internal static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string text) in files)
            {
                using Stream stream = archive.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return buffer.ToArray();
    }
}
