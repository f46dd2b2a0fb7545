using System.Globalization;
using System.Text;
using System.Text.Json;
using Gateway.Adapter.Fixed;
using Gateway.Contract;

namespace Gateway.Benchmarks.Reading;

/// <summary><c>fixed [--rows N] [--runs N]</c>: rows of charges as Dalian sends them, 21 fields in 230 bytes, and wide rows of 920 bytes with the same fields.</summary>
internal sealed class FixedVerb : IVerb
{
    private static readonly (string Name, int Length, string Value, bool IsRight)[] Fields =
    [
        ("医院", 4, "9901", false), ("个人", 8, "99000001", false), ("病志", 10, "B00001", true), ("治疗序号", 4, "12", true), ("处方", 10, "CF0001", true), ("序号", 10, "1", true), ("医嘱", 10, "", true),
        ("就诊分类", 1, "1", false), ("时间", 16, "20200102 093100", false), ("项目代码", 20, "10001", false), ("名称", 20, "阿莫西林胶囊", false), ("自费比例", 6, "0.1000", false), ("统计分类", 1, "1", false),
        ("数量", 6, "2", true), ("单价", 8, "12.50", true), ("单位", 4, "盒", false), ("剂型", 20, "胶囊剂", false), ("医师", 8, "样例医师", false), ("诊断码", 16, "I10", false), ("诊断名", 30, "原发性高血压", false), ("传输时间", 18, "20200102 093200", false),
    ];

    public string Name => "fixed";

    public string Summary => "fixed width into a record, and the split pass alone: --rows N (2000), --runs N (200); exit 1 below 200 MB/s.";

    public Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        (int rows, int runs) = (arguments.Number("--rows", 2000), arguments.Number("--runs", 200));
        double slowest = double.MaxValue;
        foreach ((string name, int times, bool isAscii) in new[] { ("230-byte rows, GBK", 1, false), ("230-byte rows, ASCII", 1, true), ("920-byte rows, GBK", 4, false) })
        {
            TextEncodings.TryGet("gbk", out Encoding? gbk);
            using JsonDocument layout = JsonDocument.Parse(Layout(times));
            ICodec codec = new FixedAdapter().Open(layout.RootElement, "gbk").Value;
            byte[] row = [.. Fields.SelectMany(field => Filled(field, times, isAscii, gbk!))]; // gbk is known
            byte[] message = [.. Enumerable.Repeat(row, Math.Max(1, rows / times)).SelectMany(bytes => bytes)];
            slowest = Math.Min(slowest, ReadingSpeed.Measure(name, codec, message, runs, bytes => Split(bytes, times)));
        }

        return Task.FromResult(slowest < ReadingSpeed.Target ? 1 : 0);
    }

    private static string Layout(int times) =>
        $$"""{ "shapes": [{ "name": "detail", "records": [{ "name": "row", "occurs": "many", "fields": [{{string.Join(',', Fields.Select(field => string.Create(CultureInfo.InvariantCulture, $"\"{field.Name} {field.Length * times}{(field.IsRight ? " right" : "")}\"")))}}] }] }] }""";

    private static byte[] Filled((string Name, int Length, string Value, bool IsRight) field, int times, bool isAscii, Encoding gbk)
    {
        byte[] value = isAscii ? Encoding.ASCII.GetBytes(field.Value).Select(letter => letter == '?' ? (byte)'x' : letter).ToArray() : gbk.GetBytes(field.Value);
        byte[] fill = Enumerable.Repeat((byte)' ', (field.Length * times) - value.Length).ToArray();
        return field.IsRight ? [.. fill, .. value] : [.. value, .. fill];
    }

    private static int Split(byte[] message, int times)
    {
        int fields = 0;
        for (ReadOnlySpan<byte> rest = message; !rest.IsEmpty;)
        {
            foreach ((string Name, int Length, string Value, bool IsRight) field in Fields)
            {
                ReadOnlySpan<byte> bytes = rest[..(field.Length * times)];
                ReadOnlySpan<byte> value = field.IsRight ? bytes.TrimStart((byte)' ') : bytes[..(bytes.LastIndexOfAnyExcept((byte)' ') + 1)];
                fields += value.Length > bytes.Length ? 0 : 1;
                rest = rest[bytes.Length..];
            }
        }

        return fields;
    }
}
