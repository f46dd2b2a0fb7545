using System.Collections.Immutable;
using System.Globalization;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>The fields of every transaction: <c>fields.csv</c> (infno,direction,node,seq,code,name,type,length,code_flag,required).</summary>
internal sealed class FieldTable
{
    private static readonly ImmutableArray<string> Columns = ["infno", "direction", "node", "seq", "code", "name", "type", "length", "code_flag", "required"];
    private readonly Dictionary<(string Infno, string Node), Dictionary<string, PlatformField>> inputs = [];
    private readonly Dictionary<(string Infno, string Node), Dictionary<string, PlatformField>> outputs = [];

    /// <summary>Every transaction that has fields.</summary>
    public IEnumerable<string> Transactions => inputs.Keys.Concat(outputs.Keys).Select(key => key.Infno).Distinct();

    /// <summary>Input nodes of a transaction.</summary>
    public IEnumerable<string> NodesOf(string infno) => inputs.Keys.Where(key => key.Infno == infno).Select(key => key.Node);

    /// <summary>Fields of an input node by code; null when the transaction has no such node.</summary>
    public IReadOnlyDictionary<string, PlatformField>? FieldsOf(string infno, string node) => inputs.GetValueOrDefault((infno, node));

    /// <summary>Nodes of a transaction's output, with their fields.</summary>
    public IEnumerable<(string Node, IReadOnlyDictionary<string, PlatformField> Fields)> OutputOf(string infno) =>
        outputs.Where(entry => entry.Key.Infno == infno).Select(entry => (entry.Key.Node, (IReadOnlyDictionary<string, PlatformField>)entry.Value));

    public static FieldTable? Load(string path, string name, FaultList faults)
    {
        if (TableFile.Load(path, name, Columns, Columns, faults) is not { } table)
        {
            return null;
        }

        var fields = new FieldTable();
        foreach (TableRow row in table.Rows)
        {
            fields.Add(row, row["direction"] == "input", faults);
        }

        return fields;
    }

    private void Add(TableRow row, bool isInput, FaultList faults)
    {
        FieldType? type = row["type"] switch { "字符型" => FieldType.Text, "数值型" => FieldType.Number, "日期型" => FieldType.Date, "日期时间型" => FieldType.DateTime, _ => null };
        if (type is null)
        {
            faults.Add(IssueCodes.CellWrong, row.At("type"), "Expected 字符型, 数值型, 日期型 or 日期时间型.");
        }

        if (!TryReadLength(row["length"], out int length, out int places))
        {
            faults.Add(IssueCodes.CellWrong, row.At("length"), "Expected a length such as 30, or digits and places such as 16,2.");
        }

        (string, string) node = (row["infno"], row["node"]);
        Dictionary<(string Infno, string Node), Dictionary<string, PlatformField>> nodes = isInput ? inputs : outputs;
        if (!nodes.TryGetValue(node, out Dictionary<string, PlatformField>? fields))
        {
            nodes.Add(node, fields = []);
        }

        if (!fields.TryAdd(row["code"], new PlatformField(row["name"], type ?? FieldType.Text, length, places, row["required"] == "Y") { IsCoded = row["code_flag"] == "Y" }) && isInput)
        {
            faults.Add(IssueCodes.CellWrong, row.At("code"), "Expected each field of a node once.");
        }
    }

    private static bool TryReadLength(string text, out int length, out int places)
    {
        string[] parts = text.Split(',');
        (length, places) = (0, 0);
        return text.Length == 0 || (int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out length)
            && (parts.Length == 1 || (parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out places))));
    }
}
