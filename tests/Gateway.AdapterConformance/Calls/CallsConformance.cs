using System.Text;
using Gateway.Adapter.Calls;

namespace Gateway.AdapterConformance.Calls;

public sealed class CallsConformance : AdapterConformance
{
    protected override IAdapter Adapter { get; } = new CallsAdapter();

    protected override string Marks => "\"(),=1";

    protected override byte[] Large(Sample sample, int bytes)
    {
        TextEncodings.TryGet(sample.Encoding, out Encoding? encoding);
        encoding ??= Encoding.UTF8;
        return encoding.GetBytes(sample.Name[..sample.Name.IndexOf('/', StringComparison.Ordinal)] switch
        {
            "positional" => Repeated("SetClinicBillDetail(0,\"0000010001\",\"阿莫西林胶囊\",2.00,25.00)\n", bytes),
            "item-builder" => "init_mzmg(\"1\",\"甲\")\r\n" + Repeated("new_mzmg_item()\r\nset_mzmg_item_string(\"yyxmbm\",\"10001\")\r\nset_mzmg_item_string(\"yyxmmc\",\"阿莫西林胶囊\")\r\nset_mzmg_item_dec(\"dj\",0.5208)\r\nsave_mzmg_item()\r\n", bytes),
            "columns" => Columns(bytes),
            _ => "setresultset(\"FeeInfo\")\r\n" + string.Concat(Enumerable.Range(1, bytes / 160).Select(row => $"put({row},\"his_item_code\",\"10001\")\r\nput({row},\"his_item_name\",\"阿莫西林胶囊\")\r\nput({row},\"model\",\"胶囊剂\")\r\nput({row},\"fee_date\",\"2020-01-02\")\r\n")),
        });
    }

    private static string Repeated(string text, int bytes) => string.Concat(Enumerable.Repeat(text, bytes / text.Length));

    private static string Columns(int bytes) => string.Concat(new[] { "ITEM_CODE", "ITEM_NAME" }.Select(name => $"param(\"{name}\"{string.Concat(Enumerable.Repeat($",\"{new string('a', bytes / 8000)}\"", 4000))})\r\n"));
}
