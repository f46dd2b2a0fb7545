using System.Text;
using Gateway.Adapter.Delimited;

namespace Gateway.AdapterConformance.Delimited;

public sealed class DelimitedConformance : AdapterConformance
{
    protected override IAdapter Adapter { get; } = new DelimitedAdapter();

    protected override string Marks => "|^!";

    protected override byte[] Large(Sample sample, int bytes)
    {
        TextEncodings.TryGet(sample.Encoding, out Encoding? encoding);
        encoding ??= Encoding.UTF8;
        bool isCaret = sample.Name.StartsWith("caret", StringComparison.Ordinal);
        string row = isCaret ? "A10001^甲类^备注^!" : "10001|阿莫西林胶囊|1|12.50|盒|2|25.00\r\n";
        int rows = bytes / encoding.GetByteCount(row);
        string head = isCaret ? "0^2^!" : $"YD1|20200102|9999000001||0|感冒|D9001|{rows}|31.30\r\n";
        return encoding.GetBytes(head + string.Concat(Enumerable.Repeat(row, rows)));
    }
}
