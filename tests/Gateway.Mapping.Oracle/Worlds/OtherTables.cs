namespace Gateway.Mapping.Oracle;

/// <summary>Makes the tables that read the canonical message: transactions and replies.</summary>
internal sealed class OtherTables(Pick pick, TableMaker messages)
{
    public static readonly PlainField[] Fields =
    [
        new("data", "req", "字符型", 6, 0, true), new("data", "txt", "字符型", 4, 0, false), new("data", "num", "数值型", 8, 2, false), new("data", "day", "日期型", 0, 0, false), new("data", "time", "日期时间型", 0, 0, false),
        new("rows", "req", "字符型", 20, 0, true), new("rows", "cnt", "数值型", 6, 2, false), new("rows", "txt", "字符型", 4, 0, false), new("rows", "time", "日期时间型", 0, 0, false),
    ];

    private static readonly string[] ReplyColumns = ["target", "source", "transform", "codes", "when", "required", "each"];
    private static readonly string[] FillColumns = ["node", "field", "source", "transform", "codes", "when", "required", "max_length", "each", "note"];
    private static readonly string[] Elements = ["Patient.identifier[idcard].value", "Patient.name.text", "Patient.name.given", "Patient.gender", "Patient.birthDate", "Patient.active", "Patient.extension[psn_type].valueCode", "Condition#main.code.text", "Condition#main.code.coding.display", "Condition#main.onsetAge.value", "Encounter.period.start", "Encounter.class", "Claim.total.value", "Claim.created", "Claim.item.sequence", "Claim.item[2].net.value", "Claim.item.detail.net.value", "ChargeItem[].quantity.value", "ChargeItem.priceOverride.value", "Encounter.identifier[visit].value"];
    private static readonly string[] Charge = [".quantity.value", ".quantity.unit", ".code.text", ".code.coding.code", ".identifier[detail].value", ".priceOverride.value", ".occurrenceDateTime", ".note.text"];
    private static readonly string[] Item = [".sequence", ".net.value", ".quantity.value", ".detail.sequence"];
    private static readonly string[] Others = ["fact:mdtrt_id", "fact:time", "fact:none", "fact:cash", "institution:name", "'1.5'", "'2026-01-31'"];

    public PlainTable Fill(string file)
    {
        string each = pick.Of(["ChargeItem[]", "ChargeItem[]", "Claim.item[]", "Claim.item[].detail[]"]);
        var rows = new List<PlainRow>();
        foreach (PlainField field in Enumerable.Range(0, 10).Select(_ => pick.Of(Fields)))
        {
            bool isInside = field.Node == "rows";
            rows.Add(new PlainRow(rows.Count + 2, new Dictionary<string, string>
            {
                ["node"] = field.Node, ["field"] = field.Code,
                ["source"] = isInside && !pick.Rarely(5) ? pick.Of(each == "ChargeItem[]" ? Charge : Item) : Source(""),
                ["transform"] = messages.Transform(transform => !transform.Contains('/', StringComparison.Ordinal) && !transform.Contains(" bill", StringComparison.Ordinal)),
                ["codes"] = pick.Rarely(6) ? pick.Of(["sex", "back"]) : "",
                ["when"] = pick.Rarely(4) ? pick.Of(["Patient.gender = 'male'", "exists Claim.total.value", "fact:cash > 10", "Claim.created >= '2026'", "not exists Encounter.class and fact:mdtrt_id != 'x'"]) : "",
                ["required"] = pick.Of(["", "", "", "yes", "no"]),
                ["max_length"] = field.Type == "字符型" && pick.Rarely(3) ? "3" : "",
                ["each"] = isInside ? each : "",
            }));
        }

        foreach (PlainField field in Fields.Where(field => field.IsRequired))
        {
            rows.Add(new PlainRow(rows.Count + 2, new Dictionary<string, string> { ["node"] = field.Node, ["field"] = field.Code, ["source"] = "fact:mdtrt_id", ["each"] = field.Node == "rows" ? each : "" })); // the loader wants one
        }

        return new PlainTable(file, FillColumns, rows);
    }

    public PlainTable Reply(string file)
    {
        (string Name, string[] Levels, string[] Sources)[] families =
        [
            ("a", [], []), ("a", [], []),
            ("charge", ["canonical:ChargeItem[]"], [.. Charge, "answer:ChargeItem[@detail].quantity.value"]),
            ("item", ["canonical:Claim.item[]", ".detail[]"], [".sequence", ".net.value"]),
            ("part", ["request:bill/item", "./part"], ["./n", "./text", "../no"]),
            ("line", ["request:bill/item"], ["./count", "./no", "../date", "answer:ChargeItem[@detail].quantity.value"]),
            ("fault", ["outcome:issues"], ["outcome:code", "outcome:path"]),
            ("share", ["answer:ChargeItem[]"], [".quantity.value", ".identifier[detail].value"]),
        ];
        var rows = new List<PlainRow>();
        for (int count = 6 + pick.Next(8); count > 0; count--)
        {
            (string name, string[] levels, string[] sources) = pick.Of(families);
            rows.Add(new PlainRow(rows.Count + 2, new Dictionary<string, string>
            {
                ["target"] = $"reply/{string.Concat(levels.Select((_, depth) => $"{name}{depth}[]/"))}f{count}",
                ["source"] = sources.Length > 0 && !pick.Rarely(4) ? pick.Of(sources) : Source("canonical:"),
                ["transform"] = messages.Transform(transform => !transform.Contains('/', StringComparison.Ordinal) && !transform.Contains(" bill", StringComparison.Ordinal)),
                ["codes"] = pick.Rarely(6) ? pick.Of(["sex", "unit", "kind"]) : "",
                ["when"] = pick.Rarely(4) ? pick.Of(["outcome:status = 'accepted'", "exists request:bill/item", "answer:ClaimResponse.status != 'active'", "request:bill/total > 0 or exists fact:cash", "canonical:Patient.gender in ('male','female')"]) : "",
                ["required"] = pick.Of(["", "", "yes"]),
                ["each"] = string.Join(" > ", levels),
            }));
        }

        return new PlainTable(file, ReplyColumns, rows);
    }

    private string Source(string prefix) => pick.Next(6) switch
    {
        0 => pick.Of(Others),
        1 => $"{prefix}Claim.total.value - fact:cash + '1'",
        2 when prefix.Length > 0 => pick.Of(["request:bill/no", "request:person/id[5='IdentifyNO']/1", "request:*/no", "answer:ClaimResponse.status", "answer:ChargeItem[].quantity.value", "outcome:status", "outcome:code", "outcome:path", "outcome:message-id"]),
        _ => prefix + pick.Of(Elements),
    };
}
