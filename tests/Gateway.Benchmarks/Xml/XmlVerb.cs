using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using Gateway.Adapter.Xml;
using Gateway.Benchmarks.Reading;
using Gateway.Contract;

namespace Gateway.Benchmarks.Xml;

/// <summary><c>xml [--rows N] [--runs N]</c>: reading XML into a record against a bare pass of <see cref="XmlReader"/> over the same bytes.</summary>
internal sealed class XmlVerb : IVerb
{
    private const double MostTimes = 2;
    private const string Row = "<ROW ITEMCODE=\"10001\" ITEMNAME=\"阿莫西林胶囊\" PRICE=\"12.5000\" QUANTITY=\"2\"><UNIT>盒</UNIT><NOTE>示范&amp;</NOTE></ROW>";

    public string Name => "xml";

    public string Summary => "XML into a record against a bare XmlReader pass: --rows N (20000), --runs N (7); exit 1 above twice its time.";

    public Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        (int rows, int runs) = (arguments.Number("--rows", 20_000), arguments.Number("--runs", 7));
        using JsonDocument layout = JsonDocument.Parse("{}");
        ICodec codec = new XmlAdapter().Open(layout.RootElement, "utf-8").Value;
        int code = 0;
        foreach (string encoding in new[] { "utf-8", "GB18030" })
        {
            TextEncodings.TryGet(encoding, out Encoding? known);
            byte[] message = known!.GetBytes($"<?xml version=\"1.0\" encoding=\"{encoding}\"?><DATA><ROWSET>{string.Concat(Enumerable.Repeat(Row, rows))}</ROWSET></DATA>"); // both are known
            (TimeSpan ours, TimeSpan bare) = (ReadingSpeed.Best(runs, () => Read(codec, message)), ReadingSpeed.Best(runs, () => Pass(message)));
            double times = ours / bare;
            code = times > MostTimes ? 1 : code;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{encoding}: {message.Length} bytes, record {message.Length / ours.TotalSeconds / 1e6:F0} MB/s, XmlReader {message.Length / bare.TotalSeconds / 1e6:F0} MB/s, {times:F2} times its time"));
        }

        return Task.FromResult(code);
    }

    private static void Read(ICodec codec, byte[] message) => _ = codec.Read(message).Value.Count;

    private static void Pass(byte[] message)
    {
        using var reader = XmlReader.Create(new MemoryStream(message));
        while (reader.Read())
        {
            for (bool isMore = reader.MoveToFirstAttribute(); isMore; isMore = reader.MoveToNextAttribute())
            {
                _ = reader.Value;
            }
        }
    }
}
