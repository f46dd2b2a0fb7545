using System.Text;
using System.Text.Json.Nodes;

namespace Gateway.PlatformSimulator.Tests.Transactions;

public sealed class PrescriptionTests : IDisposable
{
    private readonly PlatformTwin twin = PlatformTwin.Start(new TwinOptions());
    private readonly TwinClient client;

    public PrescriptionTests() => client = new TwinClient(twin.Url);

    public void Dispose()
    {
        client.Dispose();
        twin.Dispose();
    }

    [Fact]
    public async Task An_upload_before_the_check_is_refused()
    {
        string visit = await client.RegisterAsync("RX1");

        TwinReply reply = await client.SendAsync("D003", await SignedAsync(Signable(visit, "RX00000000000000000A", "1")));

        Assert.Equal("处方追溯码无效，请先进行电子处方预核验", reply.ErrMsg);
    }

    [Fact]
    public async Task A_trace_code_is_good_for_one_upload()
    {
        (string visit, string trace, string number) = await CheckedAsync("RX1");
        JsonObject upload = await SignedAsync(Signable(visit, trace, number));

        TwinReply first = await client.SendAsync("D003", upload.DeepClone().AsObject()), second = await client.SendAsync("D003", upload);

        Assert.Equal(("1", "有效"), ((string?)first.Output["rxStasCodg"], (string?)first.Output["rxStasName"]));
        Assert.Equal("处方追溯码已使用，请勿重复上传", second.ErrMsg);
        Assert.Equal(1, twin.Snapshot().Prescriptions);
    }

    [Fact]
    public async Task A_second_check_gives_the_same_number_and_a_new_trace_code_and_the_old_one_lapses()
    {
        (string visit, string trace, string number) = await CheckedAsync("RX1");
        TwinReply again = await client.SendAsync("D001", Prescription(visit, "CF1"));

        TwinReply stale = await client.SendAsync("D003", await SignedAsync(Signable(visit, trace, number)));

        Assert.Equal(number, (string?)again.Output["hiRxno"]);
        Assert.NotEqual(trace, (string?)again.Output["rxTraceCode"]);
        Assert.False(stale.Accepted);
    }

    [Fact]
    public async Task What_was_changed_after_it_was_signed_is_refused()
    {
        (string visit, string trace, string number) = await CheckedAsync("RX1");
        JsonObject upload = await SignedAsync(Signable(visit, trace, number));
        upload["pharName"] = "另一药师";

        Assert.Equal("签名验证不通过，请上传医保电子签名后的处方", (await client.SendAsync("D003", upload)).ErrMsg);
    }

    [Fact]
    public async Task Names_out_of_order_are_not_signed()
    {
        TwinReply reply = await client.SendAsync("D002", Signing("""{"b":"1","a":"2"}"""));

        Assert.Equal("原始待签名处方信息不是键名有序的JSON的Base64字符值", reply.ErrMsg);
    }

    [Fact]
    public async Task A_cancelled_prescription_is_cancelled_once_and_its_number_never_used_again()
    {
        (string visit, string trace, string number) = await CheckedAsync("RX1");
        await client.SendAsync("D003", await SignedAsync(Signable(visit, trace, number)));

        TwinReply first = await client.SendAsync("D004", Cancel(number)), second = await client.SendAsync("D004", Cancel(number)), anew = await client.SendAsync("D001", Prescription(visit, "CF1"));

        Assert.True(first.Accepted);
        Assert.Equal(("处方已撤销，请勿重复办理", "处方编号已使用，请勿重复开方"), (second.ErrMsg, anew.ErrMsg));
    }

    private static JsonObject Prescription(string visit, string local) => new()
    {
        ["mdtrtCertType"] = "02", ["mdtrtCertNo"] = "999999198001010011", ["bizTypeCode"] = "01", ["hospRxno"] = local, ["rxTypeCode"] = "1", ["prscTime"] = "2020-01-02 10:00:00", ["rxDrugCnt"] = 1, ["valiDays"] = 3,
        ["rxdrugdetail"] = new JsonArray(Desk.Node(
            ("medListCodg", "10001"), ("rxItemTypeCode", "11"), ("drugGenname", "示范片"), ("drugDosform", "片剂"), ("drugSpec", "0.5g"), ("medcDays", "5"), ("drugDosunt", "盒"), ("drugCnt", "1"), ("hospApprFlag", "1"))),
        ["mdtrtinfo"] = Desk.Node(("mdtrtId", visit), ("psnNo", Desk.PersonNumber), ("patnName", "测试甲"), ("certno", "999999198001010011"), ("drCode", "D1"), ("prscDrName", "样例医师"), ("maindiagCode", "I10.x00"), ("maindiagName", "高血压")),
        ["diseinfo"] = new JsonArray(Desk.Node(("diagCode", "I10.x00"), ("diagName", "高血压"))),
    };

    private static JsonObject Signable(string visit, string trace, string number) => Desk.Node(
        ("certno", "999999198001010011"), ("drCode", "D1"), ("fixmedinsCode", "H99999900001"), ("fixmedinsName", "示范医院"), ("hiRxno", number), ("mdtrtId", visit), ("patnName", "测试甲"), ("pharCode", "HY1"),
        ("pharDeptCode", "99"), ("pharDeptName", "药剂科"), ("pharName", "样例药师"), ("prscDrName", "样例医师"), ("psnCertType", "01"), ("rxTraceCode", trace));

    private static JsonObject Signing(string text) =>
        Desk.Node(("fixmedinsCode", "H99999900001"), ("originalValue", Convert.ToBase64String(Encoding.UTF8.GetBytes(text))), ("originalRxFile", Convert.ToBase64String("%PDF-1.4"u8)));

    private static JsonObject Cancel(string number) => Desk.Node(
        ("hiRxno", number), ("fixmedinsCode", "H99999900001"), ("drCode", "D1"), ("undoDrName", "样例医师"), ("undoDrCertType", "01"), ("undoDrCertno", "999999198001010011"), ("undoRea", "剂量调整"), ("undoTime", "2020-01-02 11:00:00"));

    private async Task<(string Visit, string Trace, string Number)> CheckedAsync(string local)
    {
        string visit = await client.RegisterAsync(local);
        TwinReply reply = await client.SendAsync("D001", Prescription(visit, "CF1"));
        return (visit, (string)reply.Output["rxTraceCode"]!, (string)reply.Output["hiRxno"]!); // an accepted check gives both
    }

    private async Task<JsonObject> SignedAsync(JsonObject signable)
    {
        TwinReply reply = await client.SendAsync("D002", Signing(signable.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })));
        signable["rxFile"] = (string?)reply.Output["rxFile"];
        signable["signDigest"] = (string?)reply.Output["signDigest"];
        signable["pharChkTime"] = "2020-01-02 10:10:00";
        return signable;
    }
}
