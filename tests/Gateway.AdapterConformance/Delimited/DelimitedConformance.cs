using System.Text;
using Gateway.Adapter.Delimited;

namespace Gateway.AdapterConformance.Delimited;

public sealed class DelimitedConformance : AdapterConformance
{
    protected override IAdapter Adapter { get; } = new DelimitedAdapter();

    protected override string Marks => "|^!$~&,\"";

    protected override byte[] Large(Sample sample, int bytes)
    {
        TextEncodings.TryGet(sample.Encoding, out Encoding? encoding);
        encoding ??= Encoding.UTF8;
        (Func<int, string> head, string row, string end) = sample.Name.Split('/', '\\')[0] switch
        {
            "always-quoted" => ((Func<int, string>)(_ => ""), "'10001'\t'阿莫西林胶囊'\n", ""),
            "buffer" => (_ => "", "|25.00|20.50|0.00|\r\n", ""),
            "caret" => (_ => "0^2^!", "A10001^甲类^备注^!", ""),
            "envelope" => (_ => "2310^3201^09001^1^2^0000^A|1|首", "$MZ20200102000001|1|阿莫西林胶囊|12.50|2|I10~高血压&J06~感冒|", "^1^"),
            "policy-machine" => (rows => $"YD1|20200102|9999000001||0|感冒|D9001|{rows}|31.30\r\n", "10001|阿莫西林胶囊|1|12.50|盒|2|25.00\r\n", ""),
            "quoted" => (_ => "code,name,spec\r\n", "10001,\"阿莫西林,胶囊\",0.25g\r\n", ""),
            _ => (rows => $"3200|331200|{rows}|", "10001|25.00|", "E"),
        };
        int rows = bytes / encoding.GetByteCount(row);
        return encoding.GetBytes(head(rows) + string.Concat(Enumerable.Repeat(row, rows)) + end);
    }
}
