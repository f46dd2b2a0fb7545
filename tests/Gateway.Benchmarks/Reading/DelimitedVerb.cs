using System.Globalization;
using System.Text;
using System.Text.Json;
using Gateway.Adapter.Delimited;
using Gateway.Contract;

namespace Gateway.Benchmarks.Reading;

/// <summary><c>delimited [--rows N] [--runs N]</c>: rows of a pharmacy's bill, 7 fields each, and rows of one hospital interface with 20 longer ones.</summary>
internal sealed class DelimitedVerb : IVerb
{
    private const string Short = "10001|阿莫西林胶囊|1|12.50|盒|2|25.00\r\n";
    private const string Long = "MZ20200102000001|9999000001|999999198001010011|测试甲|20200102093100|XJ01CAA040E001010100001|阿莫西林胶囊|0.25g*24粒|胶囊剂|示范制药有限公司|12.5000|2.0000|25.00|D999999000001|样例医师|A03|内科|I10.x00|特发性(原发性)高血压|示范医院门诊收费处\r\n";

    public string Name => "delimited";

    public string Summary => "delimited lines into a record, and the split pass alone: --rows N (8000), --runs N (200); exit 1 below 200 MB/s.";

    public Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        (int rows, int runs) = (arguments.Number("--rows", 8000), arguments.Number("--runs", 200));
        double slowest = double.MaxValue;
        foreach ((string name, string row, int count) in new[] { ("rows of 7 fields, GBK", Short, rows), ("rows of 20 fields, GBK", Long, rows / 6), ("rows of 20 fields, ASCII", Ascii(Long), rows / 6) })
        {
            TextEncodings.TryGet("gbk", out Encoding? gbk);
            string fields = string.Join(',', row.Split('|').Select((_, index) => string.Create(CultureInfo.InvariantCulture, $"\"f{index}\"")));
            using JsonDocument layout = JsonDocument.Parse($$"""{ "separator": "|", "shapes": [{ "name": "a", "lines": [{ "name": "row", "occurs": "many", "fields": [{{fields}}] }] }] }""");
            ICodec codec = new DelimitedAdapter().Open(layout.RootElement, "gbk").Value;
            byte[] message = gbk!.GetBytes(string.Concat(Enumerable.Repeat(row, Math.Max(1, count)))); // gbk is known
            slowest = Math.Min(slowest, ReadingSpeed.Measure(name, codec, message, runs, Split));
        }

        return Task.FromResult(slowest < ReadingSpeed.Target ? 1 : 0);
    }

    private static string Ascii(string row) => string.Concat(row.Select(letter => char.IsAscii(letter) ? letter : 'x'));

    // Only a character of one byte may be a separator: bytes from 0x80 on take the next one with them.
    private static int Split(byte[] message)
    {
        int fields = 0;
        ReadOnlySpan<byte> rest = message;
        while (!rest.IsEmpty)
        {
            int found = rest.IndexOfAny((byte)'|', (byte)'\n');
            fields++;
            rest = found < 0 ? default : rest[(found + 1)..];
        }

        return fields;
    }
}
