using System.Text;
using Gateway.Adapter.Ini;

namespace Gateway.AdapterConformance.Ini;

public sealed class IniConformance : AdapterConformance
{
    protected override IAdapter Adapter { get; } = new IniAdapter();

    protected override string Marks => "[]=";

    protected override byte[] Large(Sample sample, int bytes)
    {
        const string Block = "10001\r\nY\r\n西药费\r\n阿莫西林胶囊\r\n0.25g*24粒\r\n盒\r\n12.5000\r\n2.00\r\n25.00\r\n样例医师\r\n";
        int blocks = bytes / TextOf(sample).GetByteCount(Block);
        string head = sample.Name.StartsWith("plain", StringComparison.Ordinal) ? "[person]\n" : $"[mzsf]\r\nRequest=TRUE\r\nCfxms0={blocks}\r\n";
        string body = sample.Name.StartsWith("plain", StringComparison.Ordinal) ? "note=测试甲\n" : Block;
        int count = bytes / TextOf(sample).GetByteCount(body);
        return TextOf(sample).GetBytes(head + string.Concat(Enumerable.Repeat(body, count)));
    }

    private static Encoding TextOf(Sample sample) => TextEncodings.TryGet(sample.Encoding, out Encoding? encoding) ? encoding : Encoding.UTF8;
}
