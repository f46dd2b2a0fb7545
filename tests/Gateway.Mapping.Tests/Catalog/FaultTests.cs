using System.Text;
using Gateway.Contract;

namespace Gateway.Mapping.Tests.Catalog;

public sealed class FaultTests : IDisposable
{
    private const string Table = "sources/test/1.0/settle.csv";
    private const string Yaml = "sources/test/1.0/source.yaml";
    private const string Fill = "national/platform/nhsa/1.0/2207.csv";
    private const string Reply = "sources/test/1.0/settle.reply.csv";
    private readonly TestMappings mappings = new();

    public void Dispose() => mappings.Dispose();

    [Theory]
    [InlineData(Table, "target,source,transform", "target,sorce,transform", "GW8002", Table + ":1:sorce", "Did you mean 'source'?")]
    [InlineData(Table, "Patient.gender,", "Patient.gendr,", "GW8003", Table + ":3:target", "Did you mean 'gender'?")]
    [InlineData(Table, "Claim.status,'active'", "Claim.status,'activ'", "GW8004", Table + ":4:source", "Expected one of active")]
    [InlineData(Table, "Claim.status,'active'", "Claim.status,'active", "GW8004", Table + ":4:source", "closing quote")]
    [InlineData(Table, "Claim.status,'active'", "Claim.status,canonical:x", "GW8004", Table + ":4:source", "institution:")]
    [InlineData(Table, "Claim.patient,ref:Patient", "Claim.patient,ref:Patint", "GW8004", Table + ":5:source", "Did you mean 'Patient'?")]
    [InlineData(Table, "Claim.patient,ref:Patient", "Claim.patient,bill/no", "GW8004", Table + ":5:source", "ref:TYPE")]
    [InlineData(Table, "Claim.status,'active'", "Claim.status,ref:Patient", "GW8003", Table + ":4:target", "type Reference")]
    [InlineData(Table, "Claim.status,'active'", "Claim.insurer,ref:Coverage[]", "GW8004", Table + ":4:source", "makes Coverage[]")]
    [InlineData(Table, "Claim.status,'active'", "Claim.type,person/sex", "GW8003", Table + ":4:target", "Claim.type.text")]
    [InlineData(Table, "Claim.status,'active'", "Claim.total,person/sex", "GW8003", Table + ":4:target", "elements below")]
    [InlineData(Table, "Claim.status,'active'", "Claim,person/sex", "GW8003", Table + ":4:target", "an element of the resource")]
    [InlineData(Table, "bill/item/amount,sum", "bill/item/amount,sun", "GW8005", Table + ":7:transform", "Did you mean 'sum'?")]
    [InlineData(Table, "./amount != '0'", "./amount != 0x", "GW8006", Table + ":11:when", "quoted text or a number")]
    [InlineData(Table, "ChargeItem[].quantity.value", "ChargeItem.quantity.value", "GW8007", Table + ":9:each", "0 '[]' and the each 1 levels")]
    [InlineData(Table, "bill/item > ./part", "bill/item > [", "GW8007", Table + ":14:each", "Expected a name")]
    [InlineData(Table, ",,sex,,", ",,sx,,", "GW8009", Table + ":3:codes", "Did you mean 'sex'?")]
    [InlineData(Table, "Claim.patient,ref:Patient,,,,yes", "Claim.patient,ref:Patient,,,,yess", "GW8015", Table + ":5:required", "yes, no or nothing")]
    [InlineData(Yaml, "reply-when: checked", "reply-when: check", "GW8010", Yaml + ":12:", "Did you mean 'checked'?")]
    [InlineData(Yaml, "event: patient.update", "evnt: patient.update", "GW8010", Yaml + ":12:", "Did you mean 'event'?")]
    [InlineData(Yaml, "adapter: json", "adapter: jsn", "GW8012", Yaml + ":4:", "instead of 'jsn'")]
    [InlineData(Yaml, "adapter: json", "adapter: json\nlayout: {keys: 1}", "GW2009", Yaml + ":5:", "layout keys")]
    [InlineData(Yaml, "table: update.csv", "table: updat.csv", "GW8001", "sources/test/1.0/updat.csv", "can be read")]
    [InlineData(Yaml, "version: \"1.0\"", "version: \"1.1\"", "GW8010", Yaml + ":2:", "folder's name, 1.0")]
    [InlineData(Yaml, "when: exists person", "when: exist person", "GW8006", Yaml + ":12:", "instead of 'person'")]
    [InlineData(Yaml, "message-id: id", "message-id: \"id | trimm\"", "GW8010", Yaml + ":11:", "Did you mean 'trim'?")]
    [InlineData(Yaml, "sex: reject", "sex: refuse", "GW8010", Yaml + ":9:", "reject, park or keep")]
    [InlineData(Yaml, "effective: {from: 2020-01-01", "effective: {from: 2020-13-01", "GW8010", Yaml + ":7:", "such as 2026-01-31")]
    [InlineData(Yaml, "status: released", "status: [", "GW8001", Yaml + ":", "Expected YAML")]
    [InlineData(Fill, "data,psn_no,fact:psn_no", "data,psn_n,fact:psn_no", "GW8013", Fill + ":2:field", "Did you mean 'psn_no'?")]
    [InlineData(Fill, "data,invono", "date,invono", "GW8013", Fill + ":4:node", "Did you mean 'data'?")]
    [InlineData(Fill, "data,psn_no,fact:psn_no,,,,,,,\n", "", "GW8014", Fill + ":1:field", "data/psn_no (人员编号)")]
    [InlineData(Fill, "Claim.total.value,,,,,,,", "Claim.total.value,,,,,x,,", "GW8015", Fill + ":3:max_length", "whole number")]
    [InlineData(Fill, "Claim.total.value", "Claim.total", "GW8004", Fill + ":3:source", "elements below")]
    [InlineData(Reply, "reply/status,outcome:status", "reply/status,outcome:state", "GW8004", Reply + ":2:source", "Did you mean 'status'?")]
    [InlineData(Reply, "reply/status,outcome:status", "reply//status,outcome:status", "GW8003", Reply + ":2:target", "mzsf/item[]")]
    [InlineData(Reply, "reply/status,outcome:status", "reply/status,bill/no", "GW8004", Reply + ":2:source", "request:")]
    [InlineData(Reply, "reply/item[]/count", "reply/item/count", "GW8007", Reply + ":7:each", "0 '[]'")]
    [InlineData(Reply, "canonical:ChargeItem[]\nreply/item[]/share", "canonical:ChargeItem\nreply/item[]/share", "GW8007", Reply + ":7:each", "ends in []")]
    [InlineData("institutions/H99999900001/institution.yaml", "sources: [test]", "sources: [test]\nrules: {GW4041: warn}", "GW8010", "institutions/H99999900001/institution.yaml", "Did you mean 'GW4001'?")]
    [InlineData("institutions/H99999900001/institution.yaml", "sources: [test]", "sources: [test]\nrules: {GW4001: wran}", "GW8010", "institutions/H99999900001/institution.yaml", "Did you mean 'warn'?")]
    [InlineData("institutions/H99999900001/institution.yaml", "sources: [test]", "sources: [tst]", "GW8010", "institutions/H99999900001/institution.yaml", "Did you mean 'test'?")]
    [InlineData("institutions/H99999900001/institution.yaml", "area: \"999999\"", "area: \"99\"", "GW8010", "institutions/H99999900001/institution.yaml:3:", "six digits")]
    [InlineData("national/platform/nhsa/1.0/fields.csv", "人员编号,字符型,30", "人员编号,字符,30", "GW8015", "national/platform/nhsa/1.0/fields.csv:5:type", "字符型")]
    [InlineData("national/platform/nhsa/1.0/fields.csv", "人员编号,字符型,30", "人员编号,字符型,x", "GW8015", "national/platform/nhsa/1.0/fields.csv:5:length", "16,2")]
    [InlineData(Table, "Claim.use,'claim'", "Claim.use,'claimed'", "GW8004", Table + ":20:source", "Expected one of")]
    [InlineData(Table, "bill/item/amount,sum | decimal 2", "bill/item/amount,sum | decimal 2 | date yyyyMMdd", "GW8031", Table + ":7:transform", "can never use it")]
    [InlineData(Table, "Patient.gender,person/sex,,sex", "Patient.gender,person/sex,map 1=man 2=female,", "GW8031", Table + ":3:transform", "'man' cannot stand in 'Patient.gender'")]
    [InlineData(Table, "Patient.gender,person/sex,,sex", "Patient.birthDate,person/sex,idcard sex,", "GW8031", Table + ":3:transform", "Expected a date")]
    [InlineData(Table, "Patient.gender,person/sex,,sex", "Patient.birthDate,person/sex,date yyyyMMDD,", "GW8005", Table + ":3:transform", "Did you mean 'yyyyMMdd'?")]
    [InlineData(Table, "Patient.gender,person/sex,,sex", "Patient.Gender,person/sex,,sex", "GW8003", Table + ":3:target", "Did you mean 'gender'?")]
    [InlineData(Table, "Patient.gender,person/sex,,sex", "Patient.extension[insutype].valueCode,'999',,", "GW8032", Table + ":3:source", "310 职工基本医疗保险")]
    [InlineData("sources/test/1.0/codes/sex.csv", "1,male", "1,mael", "GW8032", "sources/test/1.0/codes/sex.csv:2:target", "Did you mean 'male'?")]
    [InlineData(Table, "Claim.patient,ref:Patient", "Claim.patient,ref:Claim", "GW8033", Table + ":5:source", "refers to Patient, not to Claim")]
    [InlineData(Table, "Claim.type.text,'示范'", "Claim.use,'claim'", "GW8034", Table + ":20:target", Table + ":19 writes Claim.use too")]
    [InlineData(Table, "Claim.use,'claim',,,,", "Claim.use,'claim',,,exists bill,,,\nClaim.use,'preauthorization',,,exists person,", "GW8035", Table + ":21:when", "exclude each other")]
    [InlineData(Table, "Claim.use,'claim',,,,,,\n", "", "GW8036", Table + ":4:target", "Claim.use: R4 demands it")]
    [InlineData("sources/test/1.0/codes/unit.csv", "he,BOX", "１he,BOX", "GW8038", "sources/test/1.0/codes/unit.csv:2:code", "full-width")]
    [InlineData("sources/test/1.0/codes/sex.csv", "2,other,2024-01-01", "2,other,2024-02-01", "GW8038", "sources/test/1.0/codes/sex.csv:4:valid_from", "From 2024-01-01 to 2024-01-31")]
    [InlineData(Table, "Patient.gender,person/sex,,sex", "Patient.active,institution:operater,,", "GW8041", Table + ":3:source", "Did you mean 'operator'?")]
    [InlineData("national/platform/nhsa/1.0/2207.answer.csv", "setlinfo/fund,", "setlinf/fund,", "GW8030", "national/platform/nhsa/1.0/2207.answer.csv:5:source", "Did you mean 'setlinfo'?")]
    [InlineData(Fill, "data,begntime,fact:time", "data,begntime,Claim.total.value", "GW8031", Fill + ":5:source", "Expected a date or time")]
    [InlineData(Fill, "Claim.identifier[invoice].value,,,,,", "Claim.identifier[invoice].value,,,,,99", "GW8015", Fill + ":4:max_length", "at most 5")]
    public void A_fault_is_found_when_the_tables_load_and_names_its_place(string file, string old, string @new, string code, string at, string expected)
    {
        mappings.Replace(file, old, @new);

        Issue fault = mappings.Load().Faults.First(issue => issue.Code.Id == code);
        Assert.StartsWith(at, fault.At.Path, StringComparison.Ordinal);
        Assert.Contains(expected, fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_come_at_once()
    {
        mappings.Replace(Table, "Patient.gender,", "Patient.gendr,");
        mappings.Replace(Table, "bill/item/amount,sum", "bill/item/amount,sun");
        mappings.Replace(Yaml, "reply-when: checked", "reply-when: check");
        mappings.Replace(Fill, "data,psn_no,fact:psn_no", "data,psn_n,fact:psn_no");

        Assert.Equal(["GW8013", "GW8014", "GW8003", "GW8005", "GW8010"], mappings.Load().Faults.OrderBy(fault => fault.At.Path, StringComparer.Ordinal).Select(fault => fault.Code.Id).OrderBy(code => Array.IndexOf(["GW8013", "GW8014", "GW8003", "GW8005", "GW8010"], code)));
    }

    [Fact]
    public void A_table_that_is_not_UTF_8_says_how_to_save_it()
    {
        Assert.True(TextEncodings.TryGet("gb18030", out Encoding? encoding));
        File.WriteAllBytes(mappings.PathOf(Table), encoding.GetBytes("target,source\nPatient.gender,性别\n"));

        Issue fault = Assert.Single(mappings.Load().Faults);
        Assert.Equal(IssueCodes.FileUnreadable, fault.Code);
        Assert.Contains("CSV UTF-8", fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_blank_rows_and_Windows_line_ends_are_taken()
    {
        mappings.Write(Table, "\uFEFF" + File.ReadAllText(mappings.PathOf(Table)).Replace("\n", "\r\n", StringComparison.Ordinal) + ",,,,,,,\r\n\r\n");

        mappings.LoadGood();
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_fault()
    {
        Assert.Equal(IssueCodes.FileUnreadable, Assert.Single(MappingCatalog.Load(mappings.PathOf("nowhere"), new InstalledAdapters()).Faults).Code);
    }
}
