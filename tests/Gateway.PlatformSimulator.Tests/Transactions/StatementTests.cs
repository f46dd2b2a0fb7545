using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Gateway.PlatformSimulator.Seeds;
using Gateway.PlatformSimulator.Statements;

namespace Gateway.PlatformSimulator.Tests.Transactions;

public sealed class StatementTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 9, 0, 0, TimeSpan.FromHours(8));
    private readonly PlatformTwin twin = PlatformTwin.Start(new TwinOptions());
    private readonly TwinClient client;

    public StatementTests() => client = new TwinClient(twin.Url);

    public void Dispose()
    {
        client.Dispose();
        twin.Dispose();
    }

    [Theory]
    [InlineData("28.00", 1, "000000")]
    [InlineData("28.01", 1, "000103")]
    [InlineData("56.00", 2, "000102")]
    [InlineData("0.00", 0, "000101")]
    public async Task Totals_are_compared_with_what_the_twin_holds(string total, int count, string expected)
    {
        twin.Seed([Seeded("1")]);

        TwinReply reply = await client.SendAsync("3201", Totals(decimal.Parse(total, System.Globalization.CultureInfo.InvariantCulture), count));

        Assert.Equal(expected, (string?)reply.Output["stmtinfo"]!["stmt_rslt"]);
    }

    [Fact]
    public async Task A_refund_is_a_negative_row_and_what_2601_undid_is_none()
    {
        twin.Seed([Seeded("1") with { IsRefunded = true }, Seeded("2")]);
        await client.SendAsync("2601", Desk.Reversal(Seeded("2").Msgid, "2207"));

        TwinReply reply = await client.SendAsync("3201", Totals(0m, 2, account: 0m));

        Assert.Equal("000000", (string?)reply.Output["stmtinfo"]!["stmt_rslt"]);
    }

    [Fact]
    public async Task What_was_uploaded_is_compared_row_by_row()
    {
        string[] held = [.. twin.Seed([Seeded("1"), Seeded("2"), Seeded("3")])];
        string text = $"{held[0]}\tV\tP\t28.00\t0.00\t10.00\t0\tnull\n{held[1]}\tV\tP\t29.00\t0.00\t10.00\t0\tnull\nS-UNKNOWN\tV\tP\t5.00\t0.00\t0.00\t0\tnull\n";
        TwinReply upload = await client.SendAsync("9101", new JsonObject { ["fsUploadIn"] = new JsonObject { ["in"] = Convert.ToBase64String(TwinZip.Write("a.txt", Encoding.UTF8.GetBytes(text))), ["filename"] = "a.txt.zip", ["fixmedins_code"] = "H99999900001" } });

        TwinReply detail = await client.SendAsync("3202", Detail((string)upload.Output["file_qury_no"]!));

        JsonNode file = detail.Output["fileinfo"]!;
        using HttpResponseMessage answer = await client.Http.PostAsync(new Uri("/fsi/api/9102", UriKind.Relative), new StringContent(
            client.Envelope("9102", new JsonObject { ["fsDownloadIn"] = new JsonObject { ["file_qury_no"] = (string)file["file_qury_no"]!, ["filename"] = (string)file["filename"]!, ["fixmedins_code"] = "H99999900001" } }).ToJsonString(), Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType?.MediaType);
        using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        using var reader = new StreamReader(archive.Entries[0].Open());
        string[][] rows = [.. (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).TrimEnd('\n').Split('\n').Select(line => line.Split('\t'))];
        Assert.Equal([(held[1], "000103"), ("S-UNKNOWN", "000102"), (held[2], "000101")], rows.Select(row => (row[2], row[4])));
        Assert.Equal(Seeded("3").Msgid, rows[2][3]);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_refused_with_infcode_0()
    {
        TwinReply reply = await client.SendAsync("9102", new JsonObject { ["fsDownloadIn"] = new JsonObject { ["file_qury_no"] = "", ["filename"] = "a", ["fixmedins_code"] = "H99999900001" } });

        Assert.Equal(("0", "FSI-文件查询号不能为空[fileBO_156]"), (reply.Infcode, reply.ErrMsg));
    }

    [Fact]
    public void Archives_are_read_by_others_and_those_of_others_are_read() => Gen.Byte.Array[0, 3000].Sample(content =>
    {
        using var read = new ZipArchive(new MemoryStream(TwinZip.Write("名.txt", content)));
        using var copy = new MemoryStream();
        using (Stream entry = read.Entries.Single(entry => entry.Name == "名.txt").Open())
        {
            entry.CopyTo(copy);
        }

        using var made = new MemoryStream();
        using (var archive = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry("a.txt").Open();
            entry.Write(content);
        }

        Assert.Equal(content, copy.ToArray());
        Assert.True(TwinZip.TryRead(made.ToArray(), out byte[] back));
        Assert.Equal(content, back);
    });

    [Fact]
    public void Damaged_archives_are_refused() => Gen.Byte.Array[0, 100].Sample(bytes => Assert.True(!TwinZip.TryRead(bytes, out byte[] content) || content.Length >= 0));

    private static SeededSettlement Seeded(string number) => new()
    {
        Institution = "H99999900001", LocalNumber = $"MZ{number}", Msgid = $"H9999990000120260301090000000{number}", At = At, Total = 28m, Account = 10m,
    };

    private static JsonObject Totals(decimal total, int count, decimal? account = null) => Desk.Data(
        ("insutype", "310"), ("clr_type", "11"), ("setl_optins", "999999"), ("stmt_begndate", "2026-03-01"), ("stmt_enddate", "2026-03-01"), ("medfee_sumamt", $"{total}"),
        ("fund_pay_sumamt", "0"), ("acct_pay", $"{account ?? (count == 0 ? 0m : 10m * count)}"), ("fixmedins_setl_cnt", $"{count}"));

    private static JsonObject Detail(string file) => Desk.Data(
        ("clr_type", "11"), ("setl_optins", "999999"), ("file_qury_no", file), ("stmt_begndate", "2026-03-01"), ("stmt_enddate", "2026-03-01"), ("medfee_sumamt", "62"), ("fund_pay_sumamt", "0"), ("cash_payamt", "0"), ("fixmedins_setl_cnt", "3"));
}
