using System.Globalization;
using System.Text;
using Gateway.Adapter.Fixed;

namespace Gateway.AdapterConformance.Fixed;

public sealed class FixedConformance : AdapterConformance
{
    protected override IAdapter Adapter { get; } = new FixedAdapter();

    protected override string Marks => "\u0002\u0003HRT";

    protected override byte[] Large(Sample sample, int bytes)
    {
        string layout = sample.Name.Split('/')[0];
        TextEncodings.TryGet(sample.Encoding, out Encoding? encoding);
        byte[] one = layout switch
        {
            "tagged" => [],
            "characters" => "10001 阿莫西林胶囊     2\n"u8.ToArray(),
            "dalian" => Sample.Of(Adapter).Single(known => known.Name == "dalian/detail.bin").Bytes,
            _ => Sample.Of(Adapter).First(known => known.Name.StartsWith(layout + "/", StringComparison.Ordinal)).Bytes,
        };
        return layout switch
        {
            "tagged" => Tagged(bytes / 46, encoding!), // the suite's layouts name encodings that are known
            "struct" => one, // one struct is one message
            _ => [.. Enumerable.Repeat(one, bytes / one.Length).SelectMany(piece => piece)],
        };
    }

    private static byte[] Tagged(int rows, Encoding encoding)
    {
        rows = Math.Min(rows, 9999);
        string body = string.Concat(Enumerable.Repeat("R 10001      阿莫西林胶囊        000000001250\r\n", rows)) + "T";
        int length = encoding.GetByteCount(body) + 25 + 4;
        byte[] message = encoding.GetBytes(string.Create(CultureInfo.InvariantCulture, $"H{length:D6}{rows:D4}H99999900101\r\n{body}"));
        byte check = message.Aggregate((byte)0, (so_far, next) => (byte)(so_far ^ next));
        return [.. message, .. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{check:X2}\r\n"))];
    }
}
