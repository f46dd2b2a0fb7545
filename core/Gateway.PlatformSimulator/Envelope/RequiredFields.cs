using System.Collections.Frozen;
using System.Text.Json;

namespace Gateway.PlatformSimulator.Envelope;

/// <summary>
/// The input fields that each transaction needs (required-fields.csv): those that the interface specification marks required,
/// without the keys of queries that a caller cannot have yet (5203 by person alone is how a lost settlement is found).
/// A node with a question mark may be missing; the node <c>.</c> is the input itself.
/// </summary>
internal static class RequiredFields
{
    private static readonly FrozenDictionary<string, (string Node, string[] Fields)[]> ByInfno = EmbeddedTable.Read("required-fields.csv")
        .GroupBy(row => row[0], StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.Where(row => row[1].Length > 0).Select(row => (row[1], row[2].Split(' '))).ToArray(), StringComparer.Ordinal);

    /// <summary>Every transaction that the twin answers.</summary>
    public static IEnumerable<string> Transactions => ByInfno.Keys;

    /// <summary>The first missing node or field as the platform says it; null if all are there.</summary>
    public static string? Fault(string infno, JsonElement input)
    {
        foreach ((string written, string[] fields) in ByInfno[infno])
        {
            string node = written.TrimEnd('?');
            int rows = 0;
            foreach (JsonElement row in node == "." ? [input] : input.Rows(node))
            {
                rows++;
                if (fields.FirstOrDefault(field => row.Field(field).Length == 0) is { } missing)
                {
                    return $"交易输入参数【{node}】第{rows}行【{missing}】不能为空";
                }
            }

            if (rows == 0 && node == written)
            {
                return node == "feedetail" ? "费用明细List不能为空" : $"交易输入节点【{node}】不能为空";
            }
        }

        return null;
    }
}
