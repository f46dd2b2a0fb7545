using System.Text;
using Gateway.Console.Privacy;

namespace Gateway.Console.Tests.Privacy;

public sealed class PatientMaskTests
{
    private const string Canonical = """
        {"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient","name":[{"text":"测试甲","family":"测","given":["试甲"]}],"identifier":[{"system":"urn:x","value":"999999198001010011"},{"value":"FJ9999000001"}],
        "telecom":[{"system":"phone","value":"13900000001"}],"address":[{"text":"示范路1号"}]}},{"resource":{"resourceType":"Claim","item":[{"productOrService":{"text":"头孢"}}]}}]}
        """;

    private static readonly KnownPersons Persons = KnownPersons.Of(Encoding.UTF8.GetBytes(Canonical));

    [Theory]
    [InlineData("医保卡FJ9999000001，姓名测试甲，电话13900000001，住示范路1号")]
    [InlineData("{\"psn_name\":\"李四\",\"certno\":\"999999199001010013\",\"tel\":\"0591-8888\"}")]
    [InlineData("<in><psn_name>李四</psn_name><certno><![CDATA[999999199001010013]]></certno></in>")]
    [InlineData("[MZSF]\npsn_name=李四\n身份证号=999999199001010013\n")]
    [InlineData("{\\\"psn_name\\\":\\\"李四\\\"}")]
    [InlineData("联系 13812345678 或 zhang@example.com，证件 99999919900101001X")]
    [InlineData("旧证 999999800101001")]
    public void Nobody_is_left_in_a_text(string text)
    {
        string masked = PatientMask.Of(text, Persons);

        foreach (string person in (string[])["测试甲", "FJ9999000001", "13900000001", "示范路", "李四", "99999919", "0591-8888", "13812345678", "zhang@", "999999800101001"])
        {
            Assert.DoesNotContain(person, masked, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Codes_sums_and_names_of_fields_stay()
    {
        string masked = PatientMask.Of("{\"infno\":\"2207\",\"med_type\":\"11\",\"medfee_sumamt\":128.50,\"psn_name\":\"测试甲\",\"diag\":\"头孢\",\"med_list_codg\":\"XJ01DDT038B001010104897\"}", Persons);

        Assert.Equal("{\"infno\":\"2207\",\"med_type\":\"11\",\"medfee_sumamt\":128.50,\"psn_name\":\"***\",\"diag\":\"头孢\",\"med_list_codg\":\"XJ01DDT038B001010104897\"}", masked);
    }

    [Theory]
    [InlineData("MSH|^~\\&|HIS\nPID|1||88^^^H||测试甲^TEST||19800101", "MSH|^~\\&|xxx\nPID|0||00^^^x||某某某^xxxx||00000000")]
    [InlineData("[MZSF]\nXM=测试甲\nJE=12.5", "[MZSF]\nXM=某某某\nJE=00.0")]
    [InlineData("<a><xm>Li Si</xm></a>", "<a><xm>xx xx</xm></a>")]
    [InlineData("{\"xm\":\"Li\"}", "{\"xm\":\"xx\"}")]
    [InlineData("3^测试甲^999999198001010011", "0^某某某^000000000000000000")]
    public void The_shape_of_a_message_that_was_never_read_names_fields_and_nobody(string text, string shape) => Assert.Equal(shape, TextShape.Of(text));

    [Fact]
    public void Bytes_of_both_encodings_are_read_and_binary_ones_are_not()
    {
        byte[] gbk = CodePagesEncodingProvider.Instance.GetEncoding(936)!.GetBytes("姓名"); // the provider knows 936

        Assert.Equal(("姓名", "姓名", null), (MessageText.Of("姓名"u8), MessageText.Of(gbk), MessageText.Of([0x50, 0x4B, 3, 4, 0])));
    }
}
