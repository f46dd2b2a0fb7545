using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>A compiled reply table: outcome to the sender's record.</summary>
internal sealed class ReplyTable(RowBlock<ReplyTable.Row> root)
{
    /// <summary>Every row, for checks.</summary>
    public IEnumerable<Row> Rows => root.Rows();

    /// <summary>Reads, checks and compiles a table.</summary>
    public static ReplyTable? Load(string path, string name, ElementModel model, ConceptNames concepts, FaultList faults)
    {
        if (TableFile.Load(path, name, ["target", "source"], TargetCompiler.Columns, faults) is not { } table)
        {
            return null;
        }

        RowBlock<Row> root = RowBlock<Row>.Root();
        var values = new ValueCompiler(TableKind.Reply, model, concepts, faults);
        foreach (TableRow row in table.Rows)
        {
            string target = row["target"];
            bool isPath = target.Split('/').All(step => step.Length > 0 && step[0] != '[') && SourcePath.TryParse(target.Replace("[]", "[1]", StringComparison.Ordinal), out _, out _);
            if (!isPath)
            {
                faults.Add(IssueCodes.TargetWrong, row.At("target"), "Expected a path such as mzsf/item[]/单价.");
            }

            if (values.Compile(row) is not { } compiled || !isPath)
            {
                continue;
            }

            string[] pieces = target.Split("[]");
            if (pieces.Length - 1 != compiled.Each.Length)
            {
                faults.Add(IssueCodes.EachWrong, row.At("each"), $"The target has {pieces.Length - 1} '[]' and the each {compiled.Each.Length} levels: expected as many of one as of the other.");
                continue;
            }

            RowBlock<Row> block = root.Place(compiled.Each);
            block.Add(new Row(compiled.Value, [.. pieces], block));
        }

        return new ReplyTable(root);
    }

    /// <summary>Makes the record; issues go to the scope.</summary>
    public SourceRecord Reply(RowScope scope)
    {
        var draft = new RecordDraft();
        int[] items = new int[root.Blocks];
        root.Run(scope, block => Begin(block, items), row => Write(row, scope, draft, items));
        return draft.Build();
    }

    private static void Begin(RowBlock<Row> block, int[] items)
    {
        items[block.Number]++;
        foreach (RowBlock<Row>.Member member in block.Members)
        {
            if (member.Block is not null)
            {
                items[member.Block.Number] = 0; // positions inside begin again
            }
        }
    }

    private static void Write(Row row, RowScope scope, RecordDraft draft, int[] items)
    {
        if (!row.Value.Evaluate(scope, out Flow flow))
        {
            return;
        }

        if (flow.Text is null && row.Value.Required == true && flow.Fault is null)
        {
            row.Value.Refuse(scope, IssueCodes.ReplyValueMissing, flow, "Expected a value.", "source");
        }

        draft.Set(TargetOf(row, items), flow.Text);
    }

    private static string TargetOf(Row row, int[] items)
    {
        if (row.Pieces.Length == 1)
        {
            return row.Pieces[0];
        }

        var positions = new Stack<int>();
        for (RowBlock<Row>? block = row.Block; block is { Level: > 0 }; block = block.Above)
        {
            positions.Push(items[block.Number]);
        }

        var target = new StringBuilder(row.Pieces[0]);
        foreach (string piece in row.Pieces.AsSpan()[1..])
        {
            target.Append('[').Append(positions.Pop().ToString(CultureInfo.InvariantCulture)).Append(']').Append(piece);
        }

        return target.ToString();
    }

    /// <summary>A compiled row.</summary>
    /// <param name="Pieces">The target, cut at each <c>[]</c>.</param>
    internal sealed record Row(CompiledValue Value, ImmutableArray<string> Pieces, RowBlock<Row> Block);
}
