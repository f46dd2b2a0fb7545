using System.Globalization;
using System.Text;

namespace Gateway.Benchmarks.Mapping;

/// <summary>An admission (ADT^A01) as a hospital sends it, of 1.5 to 2 KB; synthetic.</summary>
internal static class AdtMessage
{
    /// <summary>The message with a number; two numbers differ in message id, card and visit.</summary>
    public static byte[] Bytes(int number)
    {
        string n = number.ToString("D7", CultureInfo.InvariantCulture);
        string[] segments =
        [
            $@"MSH|^~\&|HIS|H99999900001|PLATFORM|H99999900001|20250310093100||ADT^A01|MSG20250310{n}|P|2.4|||AL|NE|CHN|UNICODE UTF-8",
            "EVN|A01|20250310093100|||OP001^示范操作员|20250310093000",
            $"PID|1|ZY{n}|ZY{n}^^^^IDCard~JKK9999{n}^^^^HealthCard~999999198001010011^^^^01~999999198001010011^^^^IdentifyNO~PN{n}^^^^PatientNO||测试甲||19800101000000|M||A|测试省测试市测试区测试街道测试路1号^^^^999999^^H~示范单位一第二车间测试工业园3号楼^^^^999999^^O||13900000000|010-99999999||2^已婚|||999999198001010011|||01^汉族|测试市|||||CN^中国||||||||02^医保",
            "PD1|||示范社区卫生服务中心^^9999990001|D9009^样例家庭医师",
            "NK1|1|测试丁|1^配偶|测试省测试市测试区测试路1号|13900000001|010-99999998|C^紧急联系人",
            "NK1|2|测试戊|3^父亲|测试省测试市测试区测试路2号|13900000002||C^紧急联系人",
            $"PV1|1|I|W03^305^12^0201^^^示范院区|1|||D9001^样例医师甲|D9002^样例医师乙|D9003^样例医师丙|02|||||1|||D9001^样例医师甲|11|ZY{n}^^^VISIT|||||||||||||||||||||||||20250310092500",
            "PV2||1^普通病房|J18^肺炎待查||||||||||入院前三日发热咳嗽|||||||||||N",
            "DG1|1|ICD10|J18.900^肺炎|肺炎|20250310092000|A|||||||||1|D9001^样例医师甲",
            "DG1|2|ICD10|I10.x00^特发性高血压|高血压病|20250310092000|W|||||||||2|D9001^样例医师甲",
            "AL1|1|DA|PEN^青霉素类|SV|皮疹|20190501",
            "AL1|2|FA|HX^海鲜|MI|瘙痒|20210715",
            "GT1|1|G0001|测试丁||测试省测试市测试区测试路1号|13900000001||19820202|F|P|1^配偶",
            "IN1|1|310^职工基本医疗保险|999999^示范医保|示范市医疗保障局|测试市测试路99号|||||||20250101|20251231||1|测试甲|18^本人|19800101||||||||||||||||||A9999000001",
        ];
        return Encoding.UTF8.GetBytes(string.Join('\r', segments) + '\r');
    }
}
