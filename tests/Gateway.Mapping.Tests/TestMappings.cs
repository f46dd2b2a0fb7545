using System.Text;
using System.Text.Json;
using Gateway.Contract;

namespace Gateway.Mapping.Tests;

/// <summary>A mappings folder that a test writes, with a source of JSON messages, one institution and two transactions.</summary>
internal sealed class TestMappings : IDisposable
{
    public const string Hospital = "H99999900001";
    private readonly string root = Directory.CreateTempSubdirectory("mappings-").FullName;

    public TestMappings()
    {
        Write($"institutions/{Hospital}/institution.yaml", $"code: {Hospital}\nname: 示范医院\narea: \"999999\"\nsources: [test]\nfacts: {{operator: \"0001\"}}\n");
        Write("sources/test/1.0/source.yaml", """
            id: test
            version: "1.0"
            title: JSON for tests
            adapter: json
            encoding: utf-8
            status: released
            effective: {from: 2020-01-01, to: 2025-12-31}
            service-date: {path: bill/date, transform: date yyyyMMdd}
            concepts: {sex: reject, unit: keep, ward: park}
            messages:
              - {name: settle, when: exists bill, event: outpatient.settle, message-id: id, business-key: [bill/no], visit: "bill/visits | split ; | part 1", invoice: bill/no, person: person/card, table: settle.csv, reply: settle.reply.csv}
              - {name: update, when: exists person, event: patient.update, reply-when: checked, table: update.csv}
            error-reply: error.reply.csv
            """);
        Write("sources/test/1.0/codes/sex.csv", "code,target,valid_from,valid_to\n1,male,,\n2,female,,2023-12-31\n2,other,2024-01-01,\n");
        Write("sources/test/1.0/codes/unit.csv", "code,target,target_display\nhe,BOX,盒\n");
        Write("sources/test/1.0/codes/ward.csv", "code,target\n01,other\n");
        Write("sources/test/1.0/settle.csv", """
            target,source,transform,codes,when,required,each,note
            Patient.identifier[idcard].value,person/card,,,,yes,,
            Patient.gender,person/sex,,sex,,,,
            Claim.status,'active',,,,,,
            Claim.patient,ref:Patient,,,,yes,,
            Claim.identifier[invoice].value,bill/no,,,,yes,,
            Claim.total.value,bill/item/amount,sum | decimal 2,,,yes,,
            ChargeItem[].subject,ref:Patient,,,,,bill/item,
            ChargeItem[].quantity.value,./count,number,,,yes,bill/item,
            ChargeItem[].quantity.unit,./unit,,unit,,,bill/item,
            ChargeItem[].priceOverride.value,./amount,decimal 2,,./amount != '0',,bill/item,
            ChargeItem[].identifier[detail].value,../no,line 2,,,,bill/item,
            Claim.item[].sequence,./count,,,,,bill/item,
            Claim.item[].detail[].sequence,./n,,,,,bill/item > ./part,
            ChargeItem[].status,'billable',,,,,bill/item,
            ChargeItem[].code.text,'示范',,,,,bill/item,
            Claim.item[].productOrService.text,'示范',,,,,bill/item,
            Claim.item[].detail[].productOrService.text,'示范',,,,,bill/item > ./part,
            Claim.type.text,'示范',,,,,,
            Claim.use,'claim',,,,,,
            Claim.created,'2026-01-31',,,,,,
            Claim.provider.display,'示范',,,,,,
            Claim.priority.text,'示范',,,,,,
            Claim.insurance.sequence,'1',,,,,,
            Claim.insurance.focal,'true',,,,,,
            Claim.insurance.coverage.display,'示范',,,,,,
            """);
        Write("sources/test/1.0/update.csv", "target,source,required\nPatient.identifier[idcard].value,person/card,yes\n");
        Write("sources/test/1.0/settle.reply.csv", """
            target,source,transform,codes,when,required,each
            reply/status,outcome:status,,,,,
            reply/sex,canonical:Patient.gender,,sex,,,
            reply/no,request:bill/no,,,,yes,
            reply/fund,answer:ClaimResponse.total.amount.value,decimal 2,,,,
            reply/gap,answer:ClaimResponse.total.amount.value - fact:cash + '1',decimal 2,,,,
            reply/item[]/count,.quantity.value,,,,,canonical:ChargeItem[]
            reply/item[]/share,answer:ChargeItem[@detail].quantity.value,,,,,canonical:ChargeItem[]
            reply/fault[]/code,outcome:code,,,,,outcome:issues
            reply/fault[]/at,outcome:path,,,,,outcome:issues
            reply/text,outcome:text,,,outcome:status != 'accepted',,
            """);
        Write("sources/test/1.0/error.reply.csv", "target,source\nerror/code,outcome:code\nerror/text,outcome:text\n");
        Write("national/platform/nhsa/1.0/fields.csv", """
            infno,direction,node,seq,code,name,type,length,code_flag,required
            2204,input,feedetail,1,feedetl_sn,费用明细流水号,字符型,6,,Y
            2204,input,feedetail,2,cnt,数量,数值型,"6,2",,Y
            2204,input,feedetail,3,mdtrt_id,就诊ID,字符型,30,,Y
            2207,input,data,1,psn_no,人员编号,字符型,30,,Y
            2207,input,data,2,medfee_sumamt,医疗费总额,数值型,"8,2",,Y
            2207,input,data,3,invono,发票号,字符型,5,,N
            2207,input,data,4,begntime,开始时间,日期时间型,,,N
            2207,input,data,5,gend,性别,字符型,6,Y,N
            2207,output,setlinfo,1,setl_id,结算ID,字符型,30,,Y
            2207,output,setlinfo,2,fund,基金支付,数值型,"16,2",,N
            2207,output,setldetail,1,type,类型,字符型,6,,N
            2207,output,setldetail,2,amount,金额,数值型,"16,2",,N
            2207,output,setldetail,3,name,名称,字符型,30,,N
            """);
        Write("national/platform/nhsa/1.0/2204.csv", """
            node,field,source,transform,codes,when,required,max_length,each,note
            feedetail,feedetl_sn,.identifier[detail].value,,,,,,ChargeItem[],
            feedetail,cnt,.quantity.value,,,,,,ChargeItem[],
            feedetail,mdtrt_id,fact:mdtrt_id,,,,,,ChargeItem[],
            """);
        Write("national/platform/nhsa/1.0/2207.csv", """
            node,field,source,transform,codes,when,required,max_length,each,note
            data,psn_no,fact:psn_no,,,,,,,
            data,medfee_sumamt,Claim.total.value,,,,,,,
            data,invono,Claim.identifier[invoice].value,,,,,,,
            data,begntime,fact:time,,,,,,,
            data,gend,Patient.gender,,gender,,,,,
            """);
        Write("national/platform/nhsa/1.0/2207.answer.csv", """
            target,source,transform,codes,when,required,each,note
            fact:setl_id,setlinfo/setl_id,,,,yes,,
            fact:first,setldetail[type='b']/amount,,,,,,
            ClaimResponse.status,'active',,,,,,
            ClaimResponse.total[fund].amount.value,setlinfo/fund,decimal 2,,,,,
            Coverage[].payor.display,./name,,,,,setldetail,
            Coverage[].status,'active',,,,,setldetail,
            Coverage[].beneficiary.display,'示范',,,,,setldetail,
            ClaimResponse.type.text,'示范',,,,,,
            ClaimResponse.use,'claim',,,,,,
            ClaimResponse.patient.display,'示范',,,,,,
            ClaimResponse.created,'2026-01-31',,,,,,
            ClaimResponse.insurer.display,'示范',,,,,,
            ClaimResponse.outcome,'complete',,,,,,
            """);
        Write("national/codes/gender.csv", "code,target\nmale,1\nfemale,2\n");
        Write("national/codesystems/insutype.csv", "code,display\n310,职工基本医疗保险\n");
    }

    public void Write(string name, string text)
    {
        string path = Path.Combine(root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Replaces a text of a file; the text has to be there.</summary>
    public void Replace(string name, string old, string @new)
    {
        string text = File.ReadAllText(Path.Combine(root, name));
        Assert.Contains(old, text, StringComparison.Ordinal);
        Write(name, text.Replace(old, @new, StringComparison.Ordinal));
    }

    public string PathOf(string name) => Path.Combine(root, name);

    public IAdapterCatalog Adapters { get; } = new JsonAdapters();

    public MappingCatalog Load() => MappingCatalog.Load(root, Adapters);

    /// <summary>Loads with other adapters and a source beside the usual one.</summary>
    public MappingCatalog LoadWith(IAdapterCatalog adapters, string source)
    {
        Directory.Delete(PathOf("sources/test"), recursive: true);
        Replace($"institutions/{Hospital}/institution.yaml", "sources: [test]", $"sources: [{source}]");
        return MappingCatalog.Load(root, adapters);
    }

    /// <summary>Loads tables that must have no fault.</summary>
    /// <param name="warned">Warnings that the test is about: the tables must have them, and nothing else.</param>
    public MappingCatalog LoadGood(params ReadOnlySpan<IssueCode> warned)
    {
        MappingCatalog catalog = Load();
        string[] expected = [.. warned.ToArray().Where(code => code.Severity == Severity.Warning).Select(code => code.Id)];
        Assert.Equal("", string.Join('\n', catalog.Faults.Where(fault => !expected.Contains(fault.Code.Id))));
        Assert.Equal(expected, catalog.Faults.Select(fault => fault.Code.Id).Distinct());
        return catalog;
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private sealed class JsonAdapters : IAdapterCatalog, IAdapter, ICodec
    {
        public string Name => "json";

        public IAdapter? Find(string name) => name == Name ? this : null;

        public Outcome<ICodec> Open(JsonElement layout, string encoding) => layout.EnumerateObject().Any()
            ? Outcome.Refused<ICodec>(new Issue(IssueCodes.LayoutWrong, new SourceLocation(layout.EnumerateObject().First().Name), "Nobody knows it."))
            : Outcome.Of<ICodec>(this);

        public Outcome<SourceRecord> Read(ReadOnlyMemory<byte> message)
        {
            try
            {
                using JsonDocument json = JsonDocument.Parse(message);
                return Outcome.Of(JsonRecord.Of(json.RootElement));
            }
            catch (JsonException)
            {
                return Outcome.Refused<SourceRecord>(new Issue(IssueCodes.StructureUnreadable, SourceLocation.Whole, "Expected JSON."));
            }
        }

        public Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record) => Outcome.Of<ReadOnlyMemory<byte>>(Encoding.UTF8.GetBytes(RecordText.Of(record)));
    }
}
