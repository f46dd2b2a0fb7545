using System.Text.Json.Nodes;

namespace Gateway.PlatformSimulator.Tests;

/// <summary>What a hospital's or a pharmacy's cash desk sends, step by step.</summary>
internal static class Desk
{
    public const string Card = "FJ9999000001";
    public const string PersonNumber = "9999990000000000001";

    public static async Task<string> PersonAsync(this TwinClient client, string certificate = Card) =>
        (string)(await client.SendAsync("1101", Query(certificate))).Output["baseinfo"]!["psn_no"]!;

    public static JsonObject Query(string certificate) => Data(("mdtrt_cert_type", "03"), ("mdtrt_cert_no", certificate), ("begntime", "2020-01-02 09:31:00"));

    public static JsonObject Registration(string local, string person = PersonNumber) => Data(
        ("psn_no", person), ("insutype", "310"), ("begntime", "2020-01-02 09:31:00"), ("mdtrt_cert_type", "03"), ("mdtrt_cert_no", Card), ("ipt_otp_no", local),
        ("atddr_no", "D99990001"), ("dr_name", "样例医师"), ("dept_code", "0301"), ("dept_name", "内科"), ("caty", "A03"));

    public static async Task<string> RegisterAsync(this TwinClient client, string local, string person = PersonNumber) =>
        (string)(await client.SendAsync("2201", Registration(local, person))).Output["data"]!["mdtrt_id"]!;

    public static JsonObject VisitInfo(string visit, string person = PersonNumber) => new()
    {
        ["mdtrtinfo"] = Node(("mdtrt_id", visit), ("psn_no", person), ("med_type", "11"), ("begntime", "2020-01-02 09:31:00")),
        ["diseinfo"] = new JsonArray(Node(
            ("diag_type", "1"), ("maindiag_flag", "1"), ("diag_srt_no", "1"), ("diag_code", "I10.x00"), ("diag_name", "高血压"), ("diag_dept", "内科"),
            ("dise_dor_no", "D99990001"), ("dise_dor_name", "样例医师"), ("diag_time", "2020-01-02 09:31:00"), ("vali_flag", "1"))),
    };

    public static JsonObject Row(string serial, string visit, string code, decimal price, decimal quantity, string person = PersonNumber) => new()
    {
        ["feedetl_sn"] = serial,
        ["mdtrt_id"] = visit,
        ["psn_no"] = person,
        ["chrg_bchno"] = "B1",
        ["rx_circ_flag"] = "0",
        ["fee_ocur_time"] = "2020-01-02 09:31:00",
        ["med_list_codg"] = code,
        ["medins_list_codg"] = code,
        ["det_item_fee_sumamt"] = price * quantity,
        ["cnt"] = quantity,
        ["pric"] = price,
        ["bilg_dept_codg"] = "0301",
        ["bilg_dept_name"] = "内科",
        ["bilg_dr_codg"] = "D99990001",
        ["bilg_dr_name"] = "样例医师",
        ["hosp_appr_flag"] = "1",
    };

    public static JsonObject Charges(params JsonObject[] rows) => new() { ["feedetail"] = new JsonArray([.. rows]) };

    /// <summary>The two rows of the sample bill: 25.00 and 3.00.</summary>
    public static JsonObject SampleCharges(string visit, string person = PersonNumber) =>
        Charges(Row("1", visit, "10001", 12.50m, 2m, person), Row("2", visit, "20001", 3.00m, 1m, person));

    public static JsonObject Settlement(string visit, decimal total = 28.00m, string person = PersonNumber, string invoice = "", string medType = "11", string insutype = "310", string useAccount = "1") => Data(
        ("psn_no", person), ("mdtrt_cert_type", "03"), ("mdtrt_cert_no", Card), ("med_type", medType), ("medfee_sumamt", $"{total}"), ("psn_setlway", "01"), ("mdtrt_id", visit),
        ("chrg_bchno", "B1"), ("acct_used_flag", useAccount), ("insutype", insutype), ("fulamt_ownpay_amt", "0"), ("overlmt_selfpay", "0"), ("preselfpay_amt", "0"), ("inscp_scp_amt", "0"), ("invono", invoice));

    /// <summary>Registered, charged with the sample bill, not settled.</summary>
    public static async Task<string> ChargedVisitAsync(this TwinClient client, string local, string person = PersonNumber)
    {
        string visit = await client.RegisterAsync(local, person);
        Assert.True((await client.SendAsync("2203A", VisitInfo(visit, person))).Accepted);
        Assert.True((await client.SendAsync("2204", SampleCharges(visit, person))).Accepted);
        return visit;
    }

    public static JsonObject Sale(string invoice, string person = "9999992000000000001", decimal total = 31.30m) => new()
    {
        ["druginfo"] = Node(
            ("psn_no", person), ("mdtrt_cert_type", "03"), ("mdtrt_cert_no", "9999000001"), ("begntime", "2020-01-02 00:00:00"), ("medfee_sumamt", $"{total}"), ("invono", invoice),
            ("insutype", "310"), ("acct_used_flag", "1"), ("med_type", "41")),
        ["drugdetail"] = new JsonArray(SaleRow("1", "10001", 12.50m, 2m), SaleRow("2", "10002", 6.30m, 1m)),
    };

    public static JsonObject Refund(JsonNode setlinfo) =>
        Data(("setl_id", (string)setlinfo["setl_id"]!), ("mdtrt_id", (string)setlinfo["mdtrt_id"]!), ("psn_no", (string)setlinfo["psn_no"]!));

    public static JsonObject Reversal(string msgid, string infno, string person = PersonNumber) => Data(("psn_no", person), ("omsgid", msgid), ("oinfno", infno));

    public static JsonObject Data(params (string Name, string Value)[] fields) => new() { ["data"] = Node(fields) };

    public static JsonObject Node(params (string Name, string Value)[] fields)
    {
        var node = new JsonObject();
        foreach ((string name, string value) in fields)
        {
            node[name] = value;
        }

        return node;
    }

    private static JsonObject SaleRow(string serial, string code, decimal price, decimal quantity) => new()
    {
        ["feedetl_sn"] = serial,
        ["fee_ocur_time"] = "2020-01-02 00:00:00",
        ["med_list_codg"] = code,
        ["medins_list_codg"] = code,
        ["det_item_fee_sumamt"] = price * quantity,
        ["cnt"] = quantity,
        ["pric"] = price,
    };
}
