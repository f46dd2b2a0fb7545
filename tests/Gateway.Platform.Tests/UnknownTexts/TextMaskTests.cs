using CsCheck;
using System.Text;

namespace Gateway.Platform.Tests;

public sealed class TextMaskTests
{
    [Theory]
    [InlineData("该人员账户已冻结", "该人员账户已冻结")]
    [InlineData("FSI-文件查询失败[fileBO_156]", "FSI-文件查询失败")]
    [InlineData("结算失败[iptPsnSetlMgtBO_4412][outpatientSettleBO_40]", "结算失败")]
    [InlineData("证件号999999199001011237无效", "证件号…无效")]
    [InlineData("手机13800000000、13900000000未登记", "手机…未登记")]
    [InlineData("机构H99999900001没有权限,流水号:20260101.17", "机构…没有权限,流水号…")]
    [InlineData("全角１２３４号", "全角…号")]
    [InlineData("患者张三丰已出院", "患者…已出院")]
    [InlineData("参保人：李四的账户冻结，请核对", "参保人：…，请核对")]
    [InlineData("姓名【王五】与证件不符", "姓名【…】与证件不符")]
    [InlineData("持卡人为欧阳锋先生", "持卡人为…")]
    [InlineData("患者费用未上传", "患者费用未上传")]
    [InlineData("医生“赵六”未备案", "医生“…”未备案")]
    [InlineData("字段【开单医生】缺失", "字段【开单医生】缺失")]
    [InlineData("第一行\n第二行", "第一行 第二行")]
    public void Numbers_and_names_are_taken_out_and_words_stay(string text, string masked) => Assert.Equal(masked, TextMask.Of(text));

    [Fact]
    public void Whatever_the_message_says_is_taken_out_wherever_it_stands()
    {
        byte[] canonical = Encoding.UTF8.GetBytes("""{"resourceType":"Bundle","entry":[{"resource":{"name":[{"text":"测试甲"}],"gender":"male","address":[{"city":"示范市"}]}}]}""");
        byte[] request = Encoding.UTF8.GetBytes("""{"infno":"2207","input":{"data":{"psn_name":"阿依古丽·买买提","dise_name":"感冒"}}}""");

        string masked = TextMask.Of("测试甲不能由阿依古丽·买买提在示范市以感冒male结算", canonical, request);

        Assert.Equal("…不能由…在…以…male结算", masked);
    }

    [Fact]
    public void A_masked_text_is_a_pattern_that_fits_what_it_was_made_of()
    {
        const string Text = "费用总额120.50与明细100.00相差20.50，请核对患者张三丰[abcBO_7]";
        string masked = TextMask.Of(Text);

        var row = new AnswerText(["2207"], masked, AnswerClass.Refused, Gateway.Contract.Party.Sender, "", "", "");

        Assert.True(row.Fits(Text));
        Assert.Equal("费用总额…与明细…相差…，请核对患者…", masked);
    }

    [Fact]
    public void No_identity_number_mobile_number_or_name_of_the_message_survives_wherever_it_is_put() =>
        Gen.Select(AnyOf("该人员", "结算失败：", "参保地", "（", "[x", "，", " "), AnyOf("999999199001011237", "99999919900101123X", "13800000000", "测试乙", "6212260000000000000"), AnyOf("不能办理", "）", "]", "号", ""))
            .Array[1, 4].Sample(parts =>
            {
                byte[] message = """{"name":"测试乙"}"""u8.ToArray();
                string masked = TextMask.Of(string.Concat(parts.Select(part => part.Item1 + part.Item2 + part.Item3)), message);
                Assert.DoesNotContain(masked, char.IsDigit);
                Assert.DoesNotContain("测试乙", masked, StringComparison.Ordinal);
            });

    private static Gen<string> AnyOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(at => texts[at]);
}
