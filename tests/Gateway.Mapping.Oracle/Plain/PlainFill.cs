using System.Numerics;
using System.Text.Json.Nodes;
using Gateway.Contract;

namespace Gateway.Mapping.Oracle;

/// <summary>One field of a transaction.</summary>
/// <param name="Type">字符型, 数值型, 日期型 or 日期时间型.</param>
internal sealed record PlainField(string Node, string Code, string Type, int Length, int Places, bool IsRequired);

/// <summary>Fills a transaction's input.</summary>
internal static class PlainFill
{
    public static (JsonObject Input, List<string> Issues) Run(PlainTable table, Dictionary<(string Node, string Code), PlainField> fields, PlainScope scope)
    {
        var issues = new List<string>();
        var evaluation = new PlainEvaluation(table.File, scope, issues);
        var input = new JsonObject();
        var objects = new Dictionary<string, JsonObject>();
        PlainBlocks.Run(table.Rows, scope, [], (row, at) =>
        {
            PlainField field = fields[(row["node"], row["field"])];
            string key = $"{field.Node}@{string.Join(',', at.Select(one => $"{one.Level}#{one.Count}"))}";
            bool hasValue = objects.TryGetValue(key, out JsonObject? node) && node.ContainsKey(field.Code);
            if (evaluation.Of(row) is not { } flow || (flow.Text is null && flow.IsRefused))
            {
                return;
            }

            bool isRequired = row["required"].Length > 0 ? row["required"] == "yes" : field.IsRequired;
            if (flow.Text is null)
            {
                if (isRequired && !hasValue)
                {
                    evaluation.Refuse(row, flow, IssueCodes.ValueRequired, "source");
                }

                return;
            }

            (JsonNode? value, IssueCode? fault) = Value(field, row["max_length"], flow.Text);
            if (fault is not null)
            {
                evaluation.Refuse(row, flow, fault, "source");
            }
            else if (!hasValue)
            {
                if (node is null)
                {
                    objects.Add(key, node = []);
                    if (at.Count > 0)
                    {
                        (input[field.Node] as JsonArray ?? (JsonArray)(input[field.Node] = new JsonArray())).Add((JsonNode)node);
                    }
                    else
                    {
                        input[field.Node] = node;
                    }
                }

                node[field.Code] = value;
            }
        });
        return (input, issues);
    }

    private static (JsonNode? Value, IssueCode? Fault) Value(PlainField field, string maxLength, string text)
    {
        if (field.Type is "日期型" or "日期时间型")
        {
            return PlainDates.Moment(text) is { } at ? (PlainDates.Format(at, field.Type == "日期型" ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss"), null) : (null, IssueCodes.TypeMismatch);
        }

        if (field.Type == "数值型")
        {
            if (PlainNumber.Read(text) is not { } number)
            {
                return (null, IssueCodes.TypeMismatch);
            }

            bool fits = number.Shortest().Places <= field.Places && BigInteger.Abs(number.Digits) < BigInteger.Pow(10, field.Length - field.Places + number.Places);
            return fits ? (JsonNode.Parse((number.Places > field.Places ? number.With(field.Places)!.Value : number).Text()), null) : (null, IssueCodes.ValueTooLong);
        }

        int most = int.TryParse(maxLength, out int own) && own < field.Length ? own : field.Length;
        return text.EnumerateRunes().Count() > most ? (null, IssueCodes.ValueTooLong) : (text, null);
    }
}
