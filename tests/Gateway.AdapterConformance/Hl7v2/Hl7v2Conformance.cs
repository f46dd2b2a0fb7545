using System.Text;
using Gateway.Adapter.Hl7v2;

namespace Gateway.AdapterConformance.Hl7v2;

public sealed class Hl7v2Conformance : AdapterConformance
{
    protected override IAdapter Adapter { get; } = new Hl7v2Adapter();

    protected override string Marks => "|^~\\&";

    protected override byte[] Large(Sample sample, int bytes)
    {
        const string Row = "OBX|1|ST|1^项目甲^99LOC||12.5&mg~13|mmol/L|10 - 15|N|||F\r";
        TextEncodings.TryGet(sample.Encoding, out Encoding? encoding);
        encoding ??= Encoding.UTF8;
        string head = @"MSH|^~\&|HIS||PLATFORM||20200102||ORU^R01|MSG1|P|2.4" + "\r";
        return encoding.GetBytes(head + string.Concat(Enumerable.Repeat(Row, bytes / encoding.GetByteCount(Row))));
    }
}
