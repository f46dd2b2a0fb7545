using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using Gateway.Adapter.Dbf;
using Gateway.Benchmarks.Reading;
using Gateway.Contract;

namespace Gateway.Benchmarks.Dbf;

/// <summary><c>dbf [--rows N] [--runs N]</c>: rows a minute from a table into records, every text asked for, and back; the rows are those of an oilfield's bills and of a front page of 254 fields.</summary>
internal sealed class DbfVerb : IVerb
{
    private const double Least = 1_000_000;
    private const string Bill = """{"tables":[{"name":"YM","fields":["IDNO C18","CASENO C15","ORDERNO N18.4","INTELCODE C14","CNAME C70","SUBCODE C8","STANDARD C20","CUNIT C4","NUM N18.4","PRICE N18.4","SUMJE N18.4","SELFJE N18.4"]}]}""";

    public string Name => "dbf";

    public string Summary => "DBF rows a minute, read and written: --rows N (20000), --runs N (5); exit 1 below 1,000,000 bills a minute.";

    public Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        (int rows, int runs) = (arguments.Number("--rows", 20_000), arguments.Number("--runs", 5));
        string page = $$"""{"tables":[{"name":"page","version":"visual-foxpro","fields":[{{string.Join(',', Enumerable.Range(1, 254).Select(PageField))}}]}]}""";
        bool isFast = Measure("bill of 12 fields", Bill, rows, runs, Least) & Measure("page of 254 fields", page, Math.Max(1, rows / 20), runs, least: 0);
        return Task.FromResult(isFast ? 0 : 1);
    }

    private static string PageField(int number) => (number % 8) switch { 0 => $"\"P{number} T\"", 1 => $"\"P{number} I\"", 2 => $"\"P{number} N14.2\"", _ => $"\"P{number} C40\"" };

    private static bool Measure(string what, string layout, int rows, int runs, double least)
    {
        using JsonDocument json = JsonDocument.Parse(layout);
        ICodec codec = new DbfAdapter().Open(json.RootElement, "gbk").Value;
        byte[] message = Message(codec, json.RootElement.GetProperty("tables")[0], rows);
        SourceRecord record = codec.Read(message).Value;
        (double read, double written) = (rows / ReadingSpeed.Best(runs, () => Ask(codec.Read(message).Value.Root)).TotalMinutes, rows / ReadingSpeed.Best(runs, () => codec.Write(record)).TotalMinutes);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {message.Length / rows} bytes a row, {read / 1e6:F2} million rows read and {written / 1e6:F2} million written a minute"));
        return read >= least && written >= least;
    }

    private static void Ask(SourceNode node)
    {
        for (SourceNode child = node.FirstChild; child.Exists; child = child.NextSibling)
        {
            _ = child.Text;
            Ask(child);
        }
    }

    // One row is written by the codec itself, then repeated.
    private static byte[] Message(ICodec codec, JsonElement table, int rows)
    {
        var draft = new RecordDraft();
        foreach (string[] field in table.GetProperty("fields").EnumerateArray().Select(field => field.GetString()!.Split(' '))) // every field is a text
        {
            draft.Set($"{table.GetProperty("name").GetString()}/row/{field[0]}", field[1][0] switch { 'I' => "7", 'N' => "12.50", 'T' => "2020-01-02T09:31:00", _ => field[1] == "C4" ? "盒" : "阿莫西林" });
        }

        byte[] one = codec.Write(draft.Build()).Value.ToArray();
        (int header, int length) = (BinaryPrimitives.ReadUInt16LittleEndian(one.AsSpan(8)), BinaryPrimitives.ReadUInt16LittleEndian(one.AsSpan(10)));
        BinaryPrimitives.WriteInt32LittleEndian(one.AsSpan(4), rows);
        return [.. one[..header], .. Enumerable.Repeat(one[header..(header + length)], rows).SelectMany(row => row)];
    }
}
