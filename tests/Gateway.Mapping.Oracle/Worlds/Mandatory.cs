using System.Collections.Immutable;

namespace Gateway.Mapping.Oracle;

/// <summary>Rows for what R4 demands of the elements that a table makes: without them the loader refuses the table.</summary>
internal static class Mandatory
{
    private static readonly ImmutableArray<(string Place, string Element, string Source)> Demands =
    [
        ("Encounter", ".status", "'finished'"), ("Encounter", ".class", "'1'"),
        ("Condition#main", ".subject.display", "'甲'"), ("Condition#other", ".subject.display", "'甲'"),
        ("Claim", ".status", "'active'"), ("Claim", ".use", "'claim'"), ("Claim", ".type.text", "'甲'"), ("Claim", ".patient.display", "'甲'"), ("Claim", ".created", "'2026-01-31'"), ("Claim", ".provider.display", "'甲'"),
        ("Claim", ".priority.text", "'甲'"), ("Claim", ".insurance.sequence", "'1'"), ("Claim.insurance", ".focal", "'true'"), ("Claim.insurance", ".coverage.display", "'甲'"),
        ("Claim.item[]", ".sequence", "'1'"), ("Claim.item[]", ".productOrService.text", "'甲'"),
        ("Claim.item[].detail[]", ".sequence", "'1'"), ("Claim.item[].detail[]", ".productOrService.text", "'甲'"),
        ("Claim.item[].detail[].subDetail[]", ".sequence", "'1'"), ("Claim.item[].detail[].subDetail[]", ".productOrService.text", "'甲'"),
        ("ChargeItem[]", ".status", "'billable'"), ("ChargeItem[]", ".code.text", "'甲'"), ("ChargeItem[]", ".subject.display", "'甲'"),
        ("Observation[]", ".status", "'final'"), ("Observation[]", ".code.text", "'甲'"),
        ("Observation[].component[]", ".code.text", "'甲'"),
    ];

    /// <summary>The table with the rows that it lacks, each in the same <c>each</c> as the first row that makes the element.</summary>
    public static PlainTable Completed(PlainTable table)
    {
        var rows = new List<PlainRow>(table.Rows);
        foreach ((string place, string element, string source) in Demands)
        {
            PlainRow? maker = rows.Find(row => row["target"].StartsWith(place + ".", StringComparison.Ordinal) && !row["source"].StartsWith("ref:", StringComparison.Ordinal));
            string filled = place + "." + element.Split('.')[1];
            if (maker is not null && !rows.Exists(row => row["target"] == filled || row["target"].StartsWith(filled + ".", StringComparison.Ordinal) || row["target"].StartsWith(filled + "[", StringComparison.Ordinal)))
            {
                string each = string.Join(" > ", maker.Levels.Take(place.Split("[]").Length - 1));
                rows.Add(new PlainRow(0, new Dictionary<string, string> { ["target"] = place + element, ["source"] = source, ["codes"] = element == ".class" ? "kind" : "", ["each"] = each }));
            }
        }

        return table with { Rows = rows };
    }
}
