using Gateway.Contract;

namespace Gateway.Platform.Tests;

public sealed class AnswerTextsTests
{
    private const string Head = "infno,pattern,class,party,zh,en,note\n";

    /// <summary>Transaction, text as platforms and middleware write it, the pattern that explains it.</summary>
    public static TheoryData<string, string, AnswerClass, Party> Seen => new()
    {
        { "2401", "FSI-FMI返回：该人员是在院状态不能办理入院，在院信息：机构编号：H99999900001机构名称：示范医院HospitalRegisterBO", AnswerClass.Exists, Party.Patient },
        { "2601", "FSI-调用业务基础子系统冲正失败:冲正的结算信息退费结算标志不为未退费，不能办理冲正交易[iptPsnSetlMgtBO_4412][outpatientSettleBO_40]", AnswerClass.Done, Party.Platform },
        { "3201", "FSI-FSI-交易报文不正确：未知交易编号！,异常流水号:17", AnswerClass.NotReached, Party.Gateway },
        { "9102", "FSI-文件查询号不能为空[fileBO_156]", AnswerClass.Refused, Party.Gateway },
        { "1101", "该参保人的基本信息为空", AnswerClass.Refused, Party.Patient },
        { "1101", "该参保人的参保信息为空", AnswerClass.Refused, Party.Patient },
        { "2205", "未查询到任何有效相关的记录", AnswerClass.Done, Party.Platform },
        { "2205", "费用明细List不能为空", AnswerClass.Done, Party.Platform },
        { "2302", "根据传来的参数在费用明细表中未查询到任何有效相关的记录", AnswerClass.Done, Party.Platform },
        { "2302", "没有需要撤销的处方", AnswerClass.Done, Party.Platform },
        { "2208", "该笔结算已撤销，请勿重复办理", AnswerClass.Done, Party.Platform },
        { "2208", "已经办理过退费，不能重复退费", AnswerClass.Done, Party.Platform },
        { "2208", "结算信息不存在，不能办理结算撤销", AnswerClass.Refused, Party.Gateway },
        { "2207", "网关处理异常", AnswerClass.Unknown, Party.Middle },
        { "2207", "HttpClient,error status code :502", AnswerClass.Unknown, Party.Middle },
        { "2207", "Read timed out", AnswerClass.Unknown, Party.Middle },
        { "2207", "请求超时，请稍后再试", AnswerClass.Unknown, Party.Middle },
        { "2207", "访问统一支付平台失败", AnswerClass.Unknown, Party.Middle },
        { "2207", "空指针,异常流水号:17", AnswerClass.Refused, Party.Platform },
        { "9001", "签到失败", AnswerClass.Refused, Party.Mapping },
        { "2207", "没有操作员信息", AnswerClass.Refused, Party.Mapping },
        { "2207", "定点医药机构编号不存在或未开通", AnswerClass.Refused, Party.Mapping },
        { "2304", "医疗总费用：120.50,已上传费用：100.00 不相等，请先上传全部费用再结算!", AnswerClass.Refused, Party.Sender },
        { "2207", "还存在未上传费用，请先全部上传后再结算！", AnswerClass.Refused, Party.Sender },
        { "2206", "未登记门诊患者不能进行结算", AnswerClass.Refused, Party.Gateway },
        { "2207", "门诊患者已结算, 请勿重复结算", AnswerClass.Exists, Party.Gateway },
        { "2304", "结算进行中，请勿重复操作", AnswerClass.Exists, Party.Middle },
        { "2601", "门诊结算和门诊结算撤销才支持冲正交易", AnswerClass.Refused, Party.Middle },
        { "2204", "A01,示范项目的目录编码匹配结果不存在", AnswerClass.Refused, Party.Mapping },
        { "2301", "费用上传【开单医生】医执人员信息执业人员代码为空", AnswerClass.Refused, Party.Mapping },
        { "2301", "费用明细流水号只能数字，不能为0，不能大于15位", AnswerClass.Refused, Party.Sender },
        { "2401", "入院主诊断数量只能有一条", AnswerClass.Refused, Party.Sender },
        { "2402", "出院主诊断数量只能有一条", AnswerClass.Refused, Party.Sender },
        { "2401", "内科的医生甲主治医生编码为空", AnswerClass.Refused, Party.Mapping },
        { "2203A", "门诊医保主诊断缺失，通过匹配关系无法找到J00匹配数据", AnswerClass.Refused, Party.Mapping },
        { "2404", "该次入院登记已上传费用明细", AnswerClass.Refused, Party.Gateway },
        { "2404", "跨年患者不允许取消登记", AnswerClass.Refused, Party.Platform },
        { "2405", "测试甲处于在院状态，不能撤销出院！", AnswerClass.Done, Party.Platform },
        { "2204", "选中患者费用已上传，请先撤销后再上传", AnswerClass.Exists, Party.Gateway },
        { "3201", "医保对账-对总账正在进行，请稍后处理", AnswerClass.Refused, Party.Platform },
        { "1101", "人证不一致", AnswerClass.Refused, Party.Patient },
        { "1101", "卡识别码为空", AnswerClass.Refused, Party.Sender },
        { "2207", "drug_trac_info第3行必填字段缺失", AnswerClass.Refused, Party.Sender },
        { "3202", "平台无此结算流水(医药机构多)", AnswerClass.Refused, Party.Platform },
        { "3202", "结算数据不一致", AnswerClass.Refused, Party.Platform },
        { "3202", "中心多", AnswerClass.Refused, Party.Platform },
        { "3505A", "0 retRslt 0: 追溯码已被使用", AnswerClass.Refused, Party.Sender },
        { "2207", "授权人无有效账户", AnswerClass.Refused, Party.Patient },
        { "6202", "订单已冲正，不能再次支付", AnswerClass.Refused, Party.Sender },
        { "2207", "系统维护中，暂停服务，请稍后再试", AnswerClass.Closed, Party.Platform },
        { "2207", "平台服务暂停", AnswerClass.Closed, Party.Platform },
        { "2201", "该患者已挂号", AnswerClass.Exists, Party.Gateway },
        { "2202", "登记已撤销", AnswerClass.Done, Party.Platform },
        { "2601", "FSI-调用业务基础子系统冲正失败:未查询到原交易信息，不能办理冲正交易", AnswerClass.Done, Party.Platform },
        { "2601", "FSI-调用业务基础子系统冲正失败:原交易已冲正，请勿重复办理", AnswerClass.Done, Party.Platform },
        { "2207", "原交易已申请冲正，不再受理", AnswerClass.Refused, Party.Platform },
        { "2201", "该参保人无险种【310】的有效参保信息", AnswerClass.Refused, Party.Patient },
        { "2207", "交易报文【infver】不能为空", AnswerClass.Refused, Party.Mapping },
        { "2207", "签名校验失败：时间戳超出允许范围", AnswerClass.Key, Party.Gateway },
        { "2207", "签名校验失败：签名不一致", AnswerClass.Key, Party.Gateway },
        { "2207", "请求时间戳已过期", AnswerClass.Key, Party.Gateway },
        { "2207", "apikey的密钥已过期，请重新申请", AnswerClass.Key, Party.Gateway },
        { "2207", "令牌已过期", AnswerClass.Key, Party.Gateway },
        { "2207", "数字证书已过期", AnswerClass.Key, Party.Gateway },
        { "2207", "签名证书已过期", AnswerClass.Key, Party.Gateway },
        { "2207", "请求过于频繁，请稍后再试", AnswerClass.Closed, Party.Middle },
        { "2207", "接口调用次数超限", AnswerClass.Closed, Party.Middle },
        { "2207", "该机构的请求已被限流", AnswerClass.Closed, Party.Middle },
        { "2207", "系统繁忙，请稍后再试", AnswerClass.Unknown, Party.Platform },
        { "2207", "签名验证失败", AnswerClass.Key, Party.Gateway },
        { "2207", "SM2验签失败", AnswerClass.Key, Party.Gateway },
        { "2207", "数字签名不正确", AnswerClass.Key, Party.Gateway },
        { "2207", "签名错误", AnswerClass.Key, Party.Gateway },
        { "2207", "前后签名不一致", AnswerClass.Key, Party.Gateway },
        { "2207", "apikey无效", AnswerClass.Key, Party.Gateway },
        { "2207", "访问令牌无效或已过期", AnswerClass.Key, Party.Gateway },
        { "9002", "签到编号不存在或已签退", AnswerClass.Done, Party.Platform },
        { "2207", "交易输入【input】解密失败", AnswerClass.Key, Party.Gateway },
        { "2207", "FSI-未签到[BO_7]", AnswerClass.SessionEnded, Party.Gateway },
        { "2207", "FSI-签到已失效[BO_7]", AnswerClass.SessionEnded, Party.Gateway },
        { "2207", "FSI-签到已过期[BO_7]", AnswerClass.SessionEnded, Party.Gateway },
        { "2207", "FSI-请先签到[BO_7]", AnswerClass.SessionEnded, Party.Gateway },
        { "2207", "FSI-请重新签到[BO_7]", AnswerClass.SessionEnded, Party.Gateway },
        { "4101A", "FSI-结算信息不存在[BO_7]", AnswerClass.Refused, Party.Gateway },
        { "4101A", "FSI-结算清单已提交[BO_7]", AnswerClass.Refused, Party.Sender },
        { "4102", "FSI-结算清单不存在[BO_7]", AnswerClass.Refused, Party.Gateway },
        { "D001", "FSI-处方编号已使用[BO_7]", AnswerClass.Refused, Party.Sender },
        { "D003", "FSI-处方追溯码已使用[BO_7]", AnswerClass.Exists, Party.Gateway },
        { "D003", "FSI-处方追溯码无效[BO_7]", AnswerClass.Refused, Party.Gateway },
        { "D003", "FSI-签名验证不通过[BO_7]", AnswerClass.Refused, Party.Gateway },
        { "D004", "FSI-处方已撤销[BO_7]", AnswerClass.Done, Party.Platform },
        { "D004", "FSI-处方已取药[BO_7]", AnswerClass.Refused, Party.Sender },
        { "2501", "FSI-已有有效的转院备案[BO_7]", AnswerClass.Refused, Party.Sender },
        { "2503", "FSI-已有有效的慢特病备案[BO_7]", AnswerClass.Refused, Party.Sender },
        { "2505", "FSI-已有有效的定点备案[BO_7]", AnswerClass.Refused, Party.Sender },
        { "2502", "FSI-未查询到有效的备案信息[BO_7]", AnswerClass.Done, Party.Platform },
        { "2504", "FSI-未查询到有效的备案信息[BO_7]", AnswerClass.Done, Party.Platform },
        { "2506", "FSI-未查询到有效的备案信息[BO_7]", AnswerClass.Done, Party.Platform },
        { "2502", "FSI-备案已使用[BO_7]", AnswerClass.Refused, Party.Platform },
        { "3301", "FSI-不能超过100条[BO_7]", AnswerClass.Refused, Party.Gateway },
        { "3301", "FSI-已存在对照关系[BO_7]", AnswerClass.Exists, Party.Gateway },
        { "3302", "FSI-未查询到有效的对照关系[BO_7]", AnswerClass.Done, Party.Platform },
        { "3401", "FSI-科室编码已存在[BO_7]", AnswerClass.Refused, Party.Sender },
        { "3402", "FSI-未查询到该科室[BO_7]", AnswerClass.Refused, Party.Sender },
        { "3403", "FSI-未查询到该科室[BO_7]", AnswerClass.Done, Party.Platform },
        { "3505", "FSI-库存不足[BO_7]", AnswerClass.Refused, Party.Sender },
        { "3505", "FSI-批次流水号已存在[BO_7]", AnswerClass.Exists, Party.Gateway },
        { "3505", "FSI-追溯码[BO_7]", AnswerClass.Refused, Party.Sender },
        { "3507", "FSI-未查询到该商品信息[BO_7]", AnswerClass.Done, Party.Platform },
        { "2301", "FSI-费用已上传[BO_7]", AnswerClass.Exists, Party.Gateway },
        { "2301", "FSI-原费用明细不存在[BO_7]", AnswerClass.Refused, Party.Sender },
        { "2303", "FSI-请先上传全部费用[BO_7]", AnswerClass.Refused, Party.Sender },
        { "2304", "FSI-请先上传全部费用[BO_7]", AnswerClass.Refused, Party.Sender },
        { "2304", "FSI-已结算[BO_7]", AnswerClass.Exists, Party.Gateway },
        { "2304", "FSI-请先办理出院[BO_7]", AnswerClass.Refused, Party.Gateway },
        { "2305", "FSI-已撤销[BO_7]", AnswerClass.Done, Party.Platform },
        { "2402", "FSI-已办理出院[BO_7]", AnswerClass.Exists, Party.Gateway },
        { "2402", "FSI-请先办理结算[BO_7]", AnswerClass.Refused, Party.Gateway },
        { "2404", "FSI-未查询到任何有效相关的记录[BO_7]", AnswerClass.Done, Party.Platform },
        { "2404", "FSI-已撤销[BO_7]", AnswerClass.Done, Party.Platform },
        { "2405", "FSI-不能撤销出院[BO_7]", AnswerClass.Done, Party.Platform },
        { "2405", "FSI-请先撤销结算[BO_7]", AnswerClass.Refused, Party.Gateway },
        { "2204", "FSI-费用明细【1】的金额不等于数量乘以单价[BO_7]", AnswerClass.Refused, Party.Sender },
    };

    [Theory]
    [MemberData(nameof(Seen))]
    public void A_text_that_was_seen_is_explained(string transaction, string text, AnswerClass meaning, Party party)
    {
        AnswerText? row = Knowledge.Texts.Find(transaction, text);

        Assert.Equal((meaning, party), (row?.Class, row?.Party));
        Assert.EndsWith("。", row!.Chinese, StringComparison.Ordinal);
        Assert.EndsWith(".", row.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_row_explains_a_text_that_was_seen() =>
        Assert.Empty(Knowledge.Texts.Rows.Except(Seen.Select(text => Knowledge.Texts.Find(text.Data.Item1, text.Data.Item2)).OfType<AnswerText>()).Select(row => $"{row.Place} {row.Pattern}"));

    [Theory]
    [InlineData("440100", AnswerClass.Refused, "5204")]
    [InlineData("430100", null, null)]
    public void A_region_is_asked_before_the_nation(string area, AnswerClass? meaning, string? advice)
    {
        var texts = new RegionalTexts(Knowledge.Texts, RegionalTexts.Load(Repository.Mappings).Value);

        AnswerText? row = texts.Of(area).Find("2302", "该患者属汕头市参保");

        Assert.Equal(meaning, row?.Class);
        Assert.Contains(advice ?? "", row?.Chinese ?? "", StringComparison.Ordinal);
        Assert.Equal(AnswerClass.Done, texts.Of(area).Find("2302", "没有需要撤销的处方")?.Class);
    }

    [Fact]
    public void A_row_of_one_transaction_comes_before_rows_for_any() =>
        Assert.Equal(AnswerClass.Exists, Load("any,已结算,refused,platform,甲。,A.,\n2207,已结算,exists,gateway,乙。,B.,").Value.Find("2207", "已结算")?.Class);

    [Theory]
    [InlineData("费用：…不相等", "总费用：1,已上传费用：2 不相等", true)]
    [InlineData("费用：…不相等", "不相等：费用：1", false)]
    [InlineData("…不相等…", "总费用不相等！", true)]
    public void A_gap_stands_for_anything_and_keeps_the_order(string pattern, string text, bool fits) =>
        Assert.Equal(fits, Load($"any,{pattern},refused,sender,甲。,A.,").Value.Find("2207", text) is not null);

    [Theory]
    [InlineData("any,结算,refused,sender,甲。,A.,\nany,已结算,refused,sender,乙。,B.,", ":3:pattern", "Row 2 ('结算')")]
    [InlineData("2207|2304,结算,refused,sender,甲。,A.,\n2304,结算…进行,refused,sender,乙。,B.,", ":3:pattern", "put this row before it")]
    [InlineData("any,结,refused,sender,甲。,A.,", ":2:pattern", "two characters")]
    [InlineData("any,…结算,refuse,sender,甲。,A.,", ":2:class", "Did you mean 'refused'?")]
    [InlineData("any,结算,refused,platfrom,甲。,A.,", ":2:party", "Did you mean 'platform'?")]
    [InlineData("any,结算,refused,sender,,A.,", ":2:zh", "what to do")]
    [InlineData(",结算,refused,sender,甲。,A.,", ":2:infno", "or any")]
    public void A_row_that_is_wrong_or_can_never_be_asked_is_a_fault_with_its_place(string rows, string place, string reason)
    {
        Issue issue = Assert.Single(Load(rows).Issues);

        Assert.Equal(IssueCodes.AnswerTextFaulty, issue.Code);
        Assert.EndsWith(place, issue.At.Path, StringComparison.Ordinal);
        Assert.Contains(reason, issue.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_later_row_for_any_may_repeat_a_pattern_of_one_transaction() =>
        Assert.True(Load("2207,结算,refused,sender,甲。,A.,\nany,结算,refused,sender,乙。,B.,").Succeeded);

    private static Outcome<AnswerTexts> Load(string rows)
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("texts").FullName, "errors.csv");
        File.WriteAllText(file, Head + rows);
        return AnswerTexts.Load(file);
    }
}
