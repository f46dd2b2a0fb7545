using System.Text;
using Gateway.Adapter.Xml;

namespace Gateway.AdapterConformance.Xml;

public sealed class XmlConformance : AdapterConformance
{
    protected override IAdapter Adapter { get; } = new XmlAdapter();

    protected override string Marks => "<>&;/=\"'!-[]?{\\";

    protected override IEnumerable<string> Unreadable => ["klingon", ""];

    protected override byte[] Large(Sample sample, int bytes)
    {
        const string Row = "<ROW ITEMCODE=\"10001\" ITEMNAME=\"阿莫西林胶囊\" PRICE=\"12.5000\"><UNIT>盒</UNIT><NOTE/></ROW>";
        bool isSoap = sample.Name.StartsWith("soap", StringComparison.Ordinal) || sample.Name.StartsWith("packed", StringComparison.Ordinal), isWide = sample.Encoding.StartsWith("utf-16", StringComparison.Ordinal);
        TextEncodings.TryGet(sample.Encoding, out Encoding? encoding);
        encoding ??= Encoding.UTF8;
        string begin = isSoap ? "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>" : isWide ? "\uFEFF" : "";
        string end = isSoap ? "</s:Body></s:Envelope>" : "";
        return encoding.GetBytes($"{begin}<DATA>{string.Concat(Enumerable.Repeat(Row, bytes / encoding.GetByteCount(Row)))}</DATA>{end}");
    }
}
