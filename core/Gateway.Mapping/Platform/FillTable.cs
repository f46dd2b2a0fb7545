using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>A compiled <c>INFNO.csv</c>; see <see cref="FillNode"/> for what a node is.</summary>
internal sealed class FillTable(RowBlock<FillRow> root, ImmutableArray<string> sealedNodes)
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
        var nodes = new Dictionary<string, FillNode>(StringComparer.Ordinal);
        var values = new ValueCompiler(TableKind.Platform, model, concepts, faults);
        foreach (TableRow row in table.Rows)
        {
            PlatformField? field = FieldOf(row, infno, fields, faults);
            int maxLength = MaxLength(row, field, faults);
            if (values.Compile(row) is not { } compiled || field is null)
            {
                continue;
            }

            RowBlock<FillRow> block = root.Place(compiled.Each);
            FillNode place = FillNode.Of(row["node"], block.Level, nodes);
            if (place.Level != block.Level || (place.Name.Length == 0 && place.IsArray))
            {
                faults.Add(IssueCodes.EachWrong, row.At("each"), "Expected as many levels on every row of a node, a node's rows before those of the nodes inside it, and none for the node '.'.");
                continue;
            }

            block.Add(new FillRow(row["node"], row["field"], field, compiled.Value, place, maxLength) { Block = block });
        }

        CheckRequired(table, name, infno, fields, faults);
        return new FillTable(root, [.. SealedNode.NamesOf(root.Rows(), infno, fields)]);
    }

    /// <summary>Fills the input; issues go to the scope.</summary>
    public JsonObject Fill(RowScope scope)
    {
        var run = new FillRun(scope);
        root.Run(scope, run.Begin, run.Write);
        foreach (string node in sealedNodes)
        {
            SealedNode.Seal(run.Input, node);
        }

        return run.Input;
    }

    /// <summary>The standard names a node inside another by its whole path or by its own name alone.</summary>
    private static IReadOnlyDictionary<string, PlatformField>? NodeOf(string path, string infno, FieldTable fields) =>
        fields.FieldsOf(infno, FillNode.FieldsOf(path)) ?? (path == FillNode.Top ? null : fields.FieldsOf(infno, FillNode.FieldsOf(path[(path.LastIndexOf('.') + 1)..])));

    private static PlatformField? FieldOf(TableRow row, string infno, FieldTable fields, FaultList faults)
    {
        if (NodeOf(row["node"], infno, fields) is not { } node)
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
            foreach ((string code, PlatformField field) in NodeOf(node.Key, infno, fields) ?? new Dictionary<string, PlatformField>())
            {
                if (field.IsRequired && !filled.Contains(code))
                {
                    faults.Add(IssueCodes.FieldUnfilled, $"{name}:1:field", $"Expected a row for {node.Key}/{code} ({field.Name}): the platform requires it.");
                }
            }
        }
    }
}
