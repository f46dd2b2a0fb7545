using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>A compiled <c>INFNO.csv</c>. A node with an each is an array, any other an object.</summary>
internal sealed class FillTable(RowBlock<FillRow> root)
{
    internal static readonly ImmutableArray<string> Columns = ["node", "field", "source", "transform", "codes", "when", "required", "max_length", "each", "note"];

    /// <summary>Every row, for checks.</summary>
    public IEnumerable<FillRow> Rows => root.Rows();

    /// <summary>Reads, checks and compiles a table.</summary>
    public static FillTable? Load(string path, string name, string infno, FieldTable fields, ElementModel model, ConceptNames concepts, FaultList faults)
    {
        if (TableFile.Load(path, name, ["node", "field", "source"], Columns, faults) is not { } table)
        {
            return null;
        }

        RowBlock<FillRow> root = RowBlock<FillRow>.Root();
        var values = new ValueCompiler(TableKind.Platform, model, concepts, faults);
        foreach (TableRow row in table.Rows)
        {
            PlatformField? field = FieldOf(row, infno, fields, faults);
            int maxLength = MaxLength(row, field, faults);
            if (values.Compile(row) is not { } compiled || field is null)
            {
                continue;
            }

            if (compiled.Each.Length > 1)
            {
                faults.Add(IssueCodes.EachWrong, row.At("each"), "Expected one level: the platform's arrays hold no arrays.");
                continue;
            }

            RowBlock<FillRow> block = root.Place(compiled.Each);
            block.Add(new FillRow(row["node"], row["field"], field, compiled.Value, block, maxLength));
        }

        CheckRequired(table, name, infno, fields, faults);
        return new FillTable(root);
    }

    /// <summary>Fills the input; issues go to the scope.</summary>
    public JsonObject Fill(RowScope scope)
    {
        var run = new FillRun(scope);
        root.Run(scope, run.Begin, run.Write);
        return run.Input;
    }

    private static PlatformField? FieldOf(TableRow row, string infno, FieldTable fields, FaultList faults)
    {
        if (fields.FieldsOf(infno, row["node"]) is not { } node)
        {
            faults.Add(IssueCodes.FieldUnknown, row.At("node"), $"Transaction {infno} has no input node '{row["node"]}'.{NearestName.Hint(row["node"], fields.NodesOf(infno))}");
            return null;
        }

        if (!node.TryGetValue(row["field"], out PlatformField? field))
        {
            faults.Add(IssueCodes.FieldUnknown, row.At("field"), $"Node '{row["node"]}' of {infno} has no field '{row["field"]}'.{NearestName.Hint(row["field"], node.Keys)}");
        }

        return field;
    }

    private static int MaxLength(TableRow row, PlatformField? field, FaultList faults)
    {
        string text = row["max_length"];
        if (text.Length > 0 && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            faults.Add(IssueCodes.CellWrong, row.At("max_length"), "Expected a whole number.");
        }

        int standard = field?.Length ?? 0;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int own) && (standard == 0 || own < standard) ? own : standard;
    }

    private static void CheckRequired(TableFile table, string name, string infno, FieldTable fields, FaultList faults)
    {
        foreach (IGrouping<string, TableRow> node in table.Rows.GroupBy(row => row["node"]))
        {
            HashSet<string> filled = [.. node.Select(row => row["field"])];
            foreach ((string code, PlatformField field) in fields.FieldsOf(infno, node.Key) ?? new Dictionary<string, PlatformField>())
            {
                if (field.IsRequired && !filled.Contains(code))
                {
                    faults.Add(IssueCodes.FieldUnfilled, $"{name}:1:field", $"Expected a row for {node.Key}/{code} ({field.Name}): the platform requires it.");
                }
            }
        }
    }
}
