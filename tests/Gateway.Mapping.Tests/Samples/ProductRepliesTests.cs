using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Mapping.Tests.Samples;

public sealed class ProductRepliesTests
{
    private const string Settled = """
        {"setlinfo":{"setl_id":"S1","mdtrt_id":"V1","psn_no":"9999990000000000001","psn_name":"测试甲","gend":"1","age":40,"setl_time":"2020-01-02 09:31:00","medfee_sumamt":28.00,
         "fulamt_ownpay_amt":3.00,"overlmt_selfpay":0,"preselfpay_amt":2.50,"inscp_scp_amt":22.50,"hifp_pay":10.00,"cvlserv_pay":1.00,"fund_pay_sumamt":11.00,"psn_part_amt":17.00,"acct_pay":9.50,
         "psn_cash_pay":7.50,"balc":979.50,"medins_setl_id":"M1"}}
        """;

    [Fact]
    public void A_settlement_is_answered_under_the_senders_own_keys_with_the_share_of_every_row()
    {
        string reply = Reply("fujian-ini", "mzsf-two-items.txt", ReplyStatus.Accepted, ("1101", """
            {"baseinfo":{"psn_no":"9999990000000000001","psn_cert_type":"01","certno":"999999198001010011","psn_name":"测试甲","gend":"1","brdy":"1980-01-01","age":40.0},
             "insuinfo":[{"balc":989.00,"insutype":"390","psn_insu_stas":"2","insuplc_admdvs":"999999"},{"balc":989.00,"insutype":"310","psn_insu_stas":"1","insuplc_admdvs":"999999","emp_name":"示范单位一"}]}
            """), ("2204", """
            {"result":[{"feedetl_sn":"MZ202001020000010002","det_item_fee_sumamt":3,"selfpay_prop":1,"chrgitm_lv":"03"},{"feedetl_sn":"MZ202001020000010001","det_item_fee_sumamt":25,"selfpay_prop":"0.1","chrgitm_lv":"01"}]}
            """), ("2207", Settled));

        Assert.Equal(
            """
            [mzsf]
            Reply=TRUE
            Success=TRUE
            Error=
            Cardno=FJ9999000001
            Id0000=9999990000000000001
            Xming0=测试甲
            Xbie00=1
            Brnl00=40
            Dwmc00=示范单位一
            Djlsh0=S1
            Mzlsh0=MZ20200102000001
            Zhzfe0=9.50
            Grzfe0=7.50
            Jjzfe0=10.00
            Bcbxf0=1.00
            Grzhye=979.50
            Sfrq00=20200102
            Sfsj00=0931
            Sfrxm0=收费员甲
            Cfxms0=2
            10001
            Y
            西药费
            阿莫西林胶囊
            0.25g*24粒
            盒
            12.5000
            2.00
            25.00
            样例医师
            0.1000
            20001
            N
            诊疗费
            静脉注射
            无
            无
            3.0000
            1.00
            3.00
            样例医师
            1.0000

            """.ReplaceLineEndings("\r\n"),
            reply);
    }

    [Fact]
    public void A_divide_is_answered_in_the_columns_of_its_own_file()
    {
        string reply = Reply("policy-machine", "drugs_divide-two-rows.in", ReplyStatus.Accepted, ("2101", """
            {"setlinfo":{"psn_no":"1","setl_time":"2020-01-02 09:31:00","medfee_sumamt":31.30,"inscp_scp_amt":28.00,"preselfpay_amt":3.30,"fulamt_ownpay_amt":0,"balc":951.50,"psn_cash_pay":3.30,
             "acct_pay":28.00,"cvlserv_pay":0,"hifp_pay":0},
             "detlcutinfo":[{"feedetl_sn":"YD202001020000010001","chrgitm_lv":"01","selfpay_prop":0,"inscp_scp_amt":25.00,"preselfpay_amt":0,"det_item_fee_sumamt":25.00,"pric_uplmt_amt":12.50,"med_chrgitm_type":"09"},
              {"feedetl_sn":"YD202001020000010002","chrgitm_lv":"02","selfpay_prop":0.1,"inscp_scp_amt":3.00,"preselfpay_amt":3.30,"det_item_fee_sumamt":6.30,"pric_uplmt_amt":6.30,"med_chrgitm_type":"11"}]}
            """));

        Assert.Equal(
            """
            YD20200102000001|9999000001|2|31.30|28.00|3.30|25.00|3.00|3.30|0.00|951.50|3.30|28.00|0.00|0.00
            10001|阿莫西林胶囊|1|12.50|盒|2|25.00|01|1|12.50|0.00|25.00|0.00
            10002|板蓝根颗粒|2|6.30|袋|1|6.30|01|2|6.30|0.10|3.00|3.30

            """.ReplaceLineEndings("\r\n"),
            reply);
    }

    [Fact]
    public void A_registration_is_acknowledged_with_the_number_of_the_question()
    {
        string reply = Reply("hl7v2-iborn", "adt-a04-register.hl7", ReplyStatus.Accepted);

        Assert.Equal(
            "MSH|^~\\&|PLATFORM|H99999900001|HIS|H99999900001|20200102093100||ACK^A04|ACKMSG2020010200001|P|2.4||||||UNICODE UTF-8\rMSA|AA|MSG2020010200001\r",
            reply);
    }

    [Fact]
    public void Every_good_sample_can_be_answered_even_when_the_platform_said_little() =>
        Assert.All(ProductSample.All.Where(sample => sample.Outcome == "accepted"), sample =>
        {
            bool isSilent = sample.Source == "hqms-dbf" || ProductSample.Catalog.Source(sample.Source)!.Newest.Adapter == "rows"; // its own; a table that is only read gets no rows back, front pages get no file back
            Assert.True(!Written(sample.Source, sample.File, ReplyStatus.Accepted).Bytes.IsEmpty || isSilent, sample.ToString());
        });

    [Theory]
    [InlineData("fujian-ini", "mzsf-two-items.txt", "Success=FALSE\r\nError=GW3001 缺少必填项。")]
    [InlineData("policy-machine", "drugs_divide-two-rows.in", "-1|GW3001|缺少必填项。")]
    [InlineData("policy-machine", "f_drugs_affirm-two-rows.in", "-1|GW3001|缺少必填项。")]
    [InlineData("policy-machine", "f_drugs_withdrawal-prescription.in", "-1|GW3001|缺少必填项。")]
    [InlineData("hl7v2-iborn", "adt-a04-register.hl7", "MSA|AE|MSG2020010200001|缺少必填项。")]
    [InlineData("hl7v2-iborn", "dft-p03-two-charges.hl7", "ERR||PID^^5|101|E|GW3001||PID/5/1|缺少必填项。")]
    [InlineData("hl7v2-iborn", "adt-a08-update.hl7", "MSA|AE|MSG2020010200005|缺少必填项。")]
    public void A_fault_is_told_in_the_senders_own_format(string source, string file, string expected) =>
        Assert.Contains(expected.Replace("缺少必填项。", IssueCodes.ValueRequired.Chinese, StringComparison.Ordinal), Reply(source, file, ReplyStatus.Error), StringComparison.Ordinal);

    [Theory]
    [InlineData("fujian-ini", "bad-unknown-section.txt", "[reply]\r\nReply=TRUE\r\nSuccess=FALSE\r\nError=")]
    [InlineData("policy-machine", "bad-unknown-call.in", "-1|GW2005|")]
    [InlineData("hl7v2-iborn", "bad-unknown-trigger.hl7", "MSA|AR|MSG2020010200014|")]
    public void What_no_message_of_the_source_looks_like_is_answered_too(string source, string file, string expected)
    {
        ProductSample sample = ProductSample.All.First(candidate => candidate.Source == source && candidate.File == file);
        Outcome<ReadMessage> read = sample.Read();

        Outcome<ReadOnlyMemory<byte>> reply = ProductSample.Catalog.Source(source)!.ErrorReply(new ReplyContext(ReplyStatus.Error) { Request = read.Partial?.Record, Issues = read.Issues, Institution = sample.Institution }); // the product's own

        Assert.Equal("", string.Join('\n', reply.Issues));
        Assert.Contains(expected, Text(source, reply.Value), StringComparison.Ordinal);
    }

    private static string Reply(string source, string file, ReplyStatus status, params (string Infno, string Output)[] answers)
    {
        (SourceRecord record, ReadOnlyMemory<byte> bytes) = Written(source, file, status, answers);
        return record["MSH/18"] is { } charset && charset.StartsWith("GB", StringComparison.Ordinal) ? Text("GBK", bytes.Span) : Text(source, bytes); // an answer is written as its question was
    }

    private static (SourceRecord Record, ReadOnlyMemory<byte> Bytes) Written(string source, string file, ReplyStatus status, params (string Infno, string Output)[] answers)
    {
        ProductSample sample = ProductSample.All.First(candidate => candidate.Source == source && candidate.File == file);
        ReadMessage read = sample.Read().Value;
        TransactionAnswer[] learned = [.. answers.Select(answer => Answer(answer.Infno, answer.Output))];
        var context = new ReplyContext(status)
        {
            Request = read.Record,
            Canonical = sample.Canonical(),
            Answer = new Bundle { Entry = [.. learned.SelectMany(answer => answer.Bundle.Entry)] },
            Facts = learned.SelectMany(answer => answer.Facts).GroupBy(fact => fact.Key).ToDictionary(group => group.Key, group => group.Last().Value),
            Institution = sample.Institution,
            Issues = status == ReplyStatus.Accepted ? [] : [new Issue(IssueCodes.ValueRequired, new SourceLocation("PID/5/1"), "Expected a value.")],
            MessageId = "7",
        };

        Outcome<SourceRecord> record = read.Message!.Reply(context); // a good sample
        Assert.Equal("", string.Join('\n', record.Issues));
        Outcome<ReadOnlyMemory<byte>> bytes = read.Version!.Codec.Write(record.Value); // a good sample
        Assert.Equal("", string.Join('\n', bytes.Issues));
        return (record.Value, bytes.Value);
    }

    private static TransactionAnswer Answer(string infno, string output)
    {
        Outcome<TransactionAnswer> read = ProductSample.Catalog.Platform!.Read(infno, JsonDocument.Parse(output).RootElement); // the product's own
        Assert.Equal("", string.Join('\n', read.Issues));
        return read.Value;
    }

    private static string Text(string source, ReadOnlyMemory<byte> bytes) => Text(ProductSample.Catalog.Source(source)!.Newest.Adapter == "hl7v2" ? "UTF-8" : "GBK", bytes.Span); // the product's own

    private static string Text(string encoding, ReadOnlySpan<byte> bytes) =>
        (TextEncodings.TryGet(encoding, out Encoding? known) ? known : throw new InvalidOperationException("Expected the encoding.")).GetString(bytes);
}
