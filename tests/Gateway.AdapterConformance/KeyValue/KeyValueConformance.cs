using System.Text;
using Gateway.Adapter.KeyValue;

namespace Gateway.AdapterConformance.KeyValue;

public sealed class KeyValueConformance : AdapterConformance
{
    protected override IAdapter Adapter { get; } = new KeyValueAdapter();

    protected override string Marks => "&=[]1";

    protected override byte[] Large(Sample sample, int bytes)
    {
        TextEncodings.TryGet(sample.Encoding, out Encoding? encoding);
        encoding ??= Encoding.UTF8;
        int rows = bytes / 200;
        return encoding.GetBytes($"exchcode=H102&Recordcount={rows}" + string.Concat(Enumerable.Range(1, rows).Select(row =>
            $"&xmdm[{row}]=10001&zxxmmc[{row}]=阿莫西林胶囊&xmdw[{row}]=盒&xmdj[{row}]=12.5000&xmsl[{row}]=2.00&xmje[{row}]=25.0000&xmgg[{row}]=0.25g*24粒&yzrq[{row}]=20200102")));
    }
}
