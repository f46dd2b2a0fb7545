namespace Gateway.Mapping.Oracle;

/// <summary>Makes tables from a grammar of targets, sources, transforms, conditions, levels of each and code tables.</summary>
internal sealed class TableMaker(Pick pick)
{
    private static readonly string[] Columns = ["target", "source", "transform", "codes", "when", "required", "each", "note"];

    private static readonly string[][] Targets =
    [
        ["Patient.identifier[idcard].value", "Patient.name.text", "Patient.name.given", "Patient.gender", "Patient.birthDate", "Patient.active", "Patient.multipleBirthInteger", "Patient.telecom[phone].value", "Patient.extension[psn_type].valueCode", "Condition#main.code", "Condition#main.code.text", "Condition#other.code.coding[icd10].code", "Condition#main.onsetAge.value", "Encounter.status", "Encounter.period.start", "Encounter.class", "Encounter.identifier[visit].value", "Claim.status", "Claim.created", "Claim.total.value", "Claim.identifier[invoice].value", "Patient.identifier[2].value"],
        ["ChargeItem[].quantity.value", "ChargeItem[].quantity.unit", "ChargeItem[].code.text", "ChargeItem[].code", "ChargeItem[].identifier[detail].value", "ChargeItem[].priceOverride.value", "ChargeItem[].occurrenceDateTime", "Observation[].status", "Observation[].valueString", "Claim.item[].sequence", "Claim.item[].quantity.value", "Claim.item[].net.value", "Patient.name[].text", "Patient.name.given[]"],
        ["Claim.item[].detail[].sequence", "Claim.item[].detail[].net.value", "ChargeItem[].note[].text", "ChargeItem[].identifier[].value", "Observation[].component[].valueString"],
        ["Claim.item[].detail[].subDetail[].sequence", "Claim.item[].detail[].subDetail[].quantity.value"],
    ];

    private static readonly (string Target, string Source)[][] References =
    [
        [("Claim.patient", "ref:Patient"), ("Encounter.subject", "ref:Patient"), ("Condition#main.subject", "ref:Patient"), ("Condition#main.encounter", "ref:Encounter")],
        [("ChargeItem[].subject", "ref:Patient"), ("ChargeItem[].context", "ref:Encounter"), ("Observation[].subject", "ref:Patient"), ("ChargeItem[].supportingInformation", "ref:Observation[]"), ("ChargeItem[].enteringOrganization", "ref:Patient"), ("Observation[].encounter", "ref:Encounter")],
        [],
        [],
    ];

    private static readonly string[] Roots = ["person/card", "person/name", "person/sex", "person/birth", "person/age", "person/flag", "person/phone", "person/id/1", "person/id[2]/1", "person/id[5='IdentifyNO']/1", "person/id", "bill/no", "bill/date", "bill/total", "bill/kind", "bill/item/amount", "bill/item[2]/count", "bill/item[flag='1']/no", "*/no", "*/item/code", "visit/start", "visit[1]/kind", "visit/no", "institution:code", "institution:operator", "institution:none", "'甲'", "'2'", "bill/total - bill/item/amount", "bill/total + '1.5' - person/phone"];
    private static readonly string[][] Inside = [[], ["./no", "./count", "./amount", "./code", "./date", "./text", "./flag", "../no", "../kind", "./part/n", "../../person/name", "./count + ./amount"], ["./n", "./amount", "./text", "../no", "../count", "../../no", "./bit[2]/v"], ["./n", "./v", "../n", "../../no", "../../../date"]];
    private static readonly string[] Conditions = ["person/sex = '1'", "person/sex != '1'", "exists bill", "exists person/card", "not exists visit", "bill/kind in ('1', 'he')", "bill/total > 0", "bill/total <= 12.5", "bill/date < '20260201'", "bill/date >= '2026-01-01'", "person/flag = 'Y' or person/flag = 'N' and exists visit/no", "(person/flag = 'Y' or exists visit) and not (person/sex in ('2'))", "exists person/id[5='IdentifyNO']", "institution:operator = '0001'", "not not person/name != '甲'"];
    private static readonly string[] InnerConditions = ["./flag = '1'", "exists ./no", "./count > 0", "./amount != '0'", "../kind = '1'", "not exists ./part"];
    private static readonly string[] Transforms =
    [
        "", "", "", "trim", "upper", "lower", "halfwidth", "constant Y", "default 无", "without 无 -", "map 1=male 2=female", "map Y=true N=false", "replace '-' ''", "substring 3 8", "substring 1 1", "cutbytes 5", "pad 4 0", "regex '^MZ(\\d+)$'", "regex '[0-9]+'",
        "concat '-' person/name", "concat bill/item/amount bill/no", "else bill/no 'x'", "else bill/total", "lookup sex", "lookup unit | default 9",
        "split ; | part 2", "split ; | last", "split ; | count", "split ; | join ,", "first", "last", "count", "sum", "join /", "part 2", "sum | decimal 2",
        "date yyyyMMdd", "date yyyyMMdd or yyyy-M-d or yyyy年M月d日", "date yyyy/M/d or yyyyMM or yyyy", "date yyMMdd from 1950", "datetime yyyyMMddHHmmss or yyyy-MM-dd HH:mm:ss", "datetime yyyyMMddHHmm or yyyyMMdd", "hl7time", "hl7time | day", "day", "format yyyy年M月d日", "format yyyyMMddHHmmss", "format HHmm",
        "number", "number loose", "number loose | decimal 2", "decimal 2", "decimal 0", "round 2", "round 0", "money fen", "money yuan", "fen", "times 0.1", "times 1000", "negate", "abs", "refund", "line 4", "trim | number | negate | decimal 2",
        "idcard check", "idcard birthdate", "idcard sex", "idcard 15to18", "age years", "age days", "age value", "age unit", "name", "hash", "trim | default x",
    ];

    private static readonly string[] Concepts = ["sex", "unit", "ward", "kind"];

    public PlainTable Message(string file)
    {
        var rows = new List<PlainRow>();
        for (int count = 8 + pick.Next(14); count > 0; count--)
        {
            int level = pick.Of([0, 0, 0, 1, 1, 1, 2, 2, 3]);
            rows.Add(pick.Rarely(5) && References[level].Length > 0 ? Reference(rows.Count + 2, level) : Value(rows.Count + 2, level));
        }

        return new PlainTable(file, Columns, rows);
    }

    /// <summary>A transform that fits a table with these paths.</summary>
    public string Transform(Func<string, bool> fits) => Enumerable.Range(0, 20).Select(_ => pick.Of(Transforms)).First(fits);

    private PlainRow Value(int number, int level)
    {
        string target = pick.Of(Targets[level]);
        bool needsCodes = target.EndsWith("].code", StringComparison.Ordinal) && !target.Contains("coding", StringComparison.Ordinal) || target is "Condition#main.code" or "Encounter.class";
        return new PlainRow(number, new Dictionary<string, string>
        {
            ["target"] = target,
            ["source"] = level > 0 && !pick.Rarely(5) ? pick.Of(Inside[level]) : pick.Of(Roots),
            ["transform"] = pick.Of(Transforms),
            ["codes"] = needsCodes || pick.Rarely(6) ? Concept(PlainTarget.Of(target)) : "",
            ["when"] = When(level),
            ["required"] = pick.Of(["", "", "yes", "no"]),
            ["each"] = Each(level),
        });
    }

    // The loader drops targets of a code table that cannot stand where the table is used: an element of few values has a concept of its own, so that others keep theirs.
    private string Concept(PlainTarget target) =>
        target.IsCoding || target.Literal("A1") is not null ? pick.Of(Concepts)
        : target.Literal("male") is not null ? "sex"
        : target.Literal("10") is not null ? "ward"
        : "";

    private PlainRow Reference(int number, int level)
    {
        (string target, string source) = pick.Of(References[level]);
        return new PlainRow(number, new Dictionary<string, string> { ["target"] = target, ["source"] = source, ["when"] = When(level), ["required"] = pick.Of(["", "yes"]), ["each"] = Each(level) });
    }

    private string When(int level) => !pick.Rarely(3) ? "" : level == 1 && !pick.Rarely(3) ? pick.Of(InnerConditions) : pick.Of(Conditions);

    private string Each(int level)
    {
        string outer = pick.Rarely(5) ? pick.Of(["bill/item[flag='1']", "*/item"]) : "bill/item";
        return level switch { 0 => "", 1 => pick.Rarely(12) ? "visit" : outer, 2 => $"{outer} > ./part", _ => $"{outer} > ./part > ./bit" };
    }
}
