using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Compiles the tables that make canonical messages: a sender's messages and a transaction's answers.</summary>
internal sealed class TargetCompiler(TableKind kind, ElementModel model, ConceptNames concepts, FaultList faults)
{
    private readonly List<TargetRow> made = [];
    private readonly RowBlock<TargetRow> root = RowBlock<TargetRow>.Root();
    private readonly Dictionary<(RowBlock<TargetRow> Block, string Prefix), GrowthPoint> growth = [];
    private readonly ValueCompiler values = new(kind, model, concepts, faults);

    /// <summary>Columns of a message or answer table.</summary>
    public static ImmutableArray<string> Columns { get; } = ["target", "source", "transform", "codes", "when", "required", "each", "note"];

    /// <summary>Reads and compiles a table.</summary>
    /// <returns>Null when the file cannot be used at all; rows with faults are left out.</returns>
    public static CanonicalTable? Load(string path, string name, TableKind kind, ElementModel model, ConceptNames concepts, FaultList faults) =>
        Load([(path, name)], kind, model, concepts, faults);

    /// <summary>Reads tables and compiles their rows as one table, in the order of the files.</summary>
    /// <returns>Null when a file cannot be used at all; rows with faults are left out.</returns>
    public static CanonicalTable? Load(ImmutableArray<(string Path, string Name)> files, TableKind kind, ElementModel model, ConceptNames concepts, FaultList faults)
    {
        FileBytes?[] read = [.. files.Select(file => FileBytes.Read(file.Path, file.Name, faults))];
        try
        {
            FileBytes[] texts = [.. read.OfType<FileBytes>()];
            return texts.Length == 0 || texts.Length < read.Length ? null : CompiledTables.Get(
                new CompiledTables.Key(kind.ToString(), string.Join('|', files.Select(file => file.Name)), string.Join('|', texts.Select(text => CompiledTables.HashOf(text.Span))), concepts.Sha256),
                faults,
                () => AllOf([.. files.Zip(texts, (file, text) => TableFile.Parse(text.Text, file.Name, ["target", "source"], Columns, faults))]) is { } tables ? new TargetCompiler(kind, model, concepts, faults).Compile(tables) : null);
        }
        finally
        {
            Array.ForEach(read, file => file?.Dispose());
        }
    }

    public CanonicalTable Compile(ImmutableArray<TableFile> tables)
    {
        // References come last: what they refer to may be made by any row.
        List<(TableRow Row, CompiledValue Value, ImmutableArray<EachPath> Each)> rows = [];
        foreach (TableRow row in tables.SelectMany(table => table.Rows))
        {
            if (values.Compile(row) is { } compiled)
            {
                rows.Add((row, compiled.Value, compiled.Each));
            }
        }

        foreach ((TableRow row, CompiledValue value, ImmutableArray<EachPath> each) in rows.OrderBy(row => row.Value.Source is SourceExpression.Reference))
        {
            Place(row, value, each);
        }

        CodeNames.Link(made);
        return new CanonicalTable(root, growth.Count) { Names = [.. tables.Select(table => table.Name)] };
    }

    private static ImmutableArray<TableFile>? AllOf(TableFile?[] tables) => Array.TrueForAll(tables, table => table is not null) ? [.. tables.OfType<TableFile>()] : null;

    private void Place(TableRow row, CompiledValue value, ImmutableArray<EachPath> each)
    {
        RowBlock<TargetRow> block = root.Place(each);
        string target = row["target"];
        if (kind == TableKind.Answer && target.StartsWith("fact:", StringComparison.Ordinal) && target.Length > 5)
        {
            block.Add(new TargetRow { Value = value, Fact = target[5..], Block = block });
            return;
        }

        if (!model.TryBind(target, null, out BoundPath? path, out PathFault? fault))
        {
            faults.Add(IssueCodes.TargetWrong, row.At("target"), fault.Reason);
            return;
        }

        if (Mismatch(value, path) is { } mismatch)
        {
            faults.Add(mismatch.Code, row.At(mismatch.Column), mismatch.Reason);
            return;
        }

        int grows = path.Written.Steps.Count(step => step.IsEach) + (path.Written.IsMany ? 1 : 0);
        if (grows != each.Length && (grows > each.Length || !path.Written.IsMany)) // TYPE[] grows by the innermost levels: one Observation per result of any order
        {
            faults.Add(IssueCodes.EachWrong, row.At("each"), $"The target has {grows} '[]' and the each {each.Length} levels: expected as many of one as of the other.");
            return;
        }

        GrowthPoint? refers = ReferenceGrowth(row, value, block);
        if (refers is null && value.Source is SourceExpression.Reference { IsMany: true })
        {
            return;
        }

        var written = new TargetRow { Value = value, Path = path, Block = block, Growth = GrowthOf(path, block), ReferenceGrowth = refers };
        made.Add(written);
        block.Add(written);
    }

    private static (IssueCode Code, string Column, string Reason)? Mismatch(CompiledValue value, BoundPath path)
    {
        bool isReference = value.Source is SourceExpression.Reference;
        return path.Kind switch
        {
            LeafKind.Group => (IssueCodes.TargetWrong, "target", path.Steps.IsEmpty ? "Expected an element of the resource." : $"'{path.Definition}' has elements below: go on to one of them."),
            LeafKind.Reference when !isReference => (IssueCodes.SourceWrong, "source", "Expected ref:TYPE for a reference."),
            not LeafKind.Reference when isReference => (IssueCodes.TargetWrong, "target", $"Expected an element of type Reference: '{path.Definition}' is none."),
            LeafKind.Coding or LeafKind.CodeableConcept when value.Concept is null && !value.Pipe.GivesCoding => (IssueCodes.TargetWrong, "target", $"Expected codes, or a path to one value such as {path}.{(path.Kind == LeafKind.Coding ? "code" : "text")}."),
            LeafKind.Primitive when value is { Source: SourceExpression.Literal { Text.Length: > 0 } literal, Concept: null, Pipe.Steps.IsEmpty: true } && !path.Takes(literal.Text) =>
                (IssueCodes.SourceWrong, "source", $"Expected {path.Expectation}."),
            _ => null,
        };
    }

    private GrowthPoint? ReferenceGrowth(TableRow row, CompiledValue value, RowBlock<TargetRow> block)
    {
        if (value.Source is not SourceExpression.Reference { IsMany: true } reference)
        {
            return null;
        }

        for (RowBlock<TargetRow>? at = block; at is not null; at = at.Above)
        {
            if (growth.TryGetValue((at, $"{reference.Type}[]"), out GrowthPoint? found))
            {
                return found;
            }
        }

        faults.Add(IssueCodes.SourceWrong, row.At("source"), $"No row of the same each makes {reference.Type}[].");
        return null;
    }

    private ImmutableArray<GrowthPoint> GrowthOf(BoundPath path, RowBlock<TargetRow> block)
    {
        int grows = path.Written.Steps.Count(step => step.IsEach) + (path.Written.IsMany ? 1 : 0);
        RowBlock<TargetRow>[] blocks = [.. Blocks(block).Take(grows).Reverse()];
        ImmutableArray<GrowthPoint>.Builder found = ImmutableArray.CreateBuilder<GrowthPoint>();
        string prefix = path.Written.IsMany ? $"{path.Written.Type}[]" : $"{path.Written.Type}#{path.Written.Label}";
        if (path.Written.IsMany)
        {
            found.Add(Point(blocks[0], prefix, -1));
        }

        for (int step = 0; step < path.Steps.Length - 1; step++)
        {
            ElementStep written = path.Steps[step].Written;
            prefix += $".{written.Name}[{written.Slice}{written.Position}]";
            if (written.IsEach)
            {
                found.Add(Point(blocks[found.Count], prefix, step));
            }
        }

        return found.ToImmutable();
    }

    private static IEnumerable<RowBlock<TargetRow>> Blocks(RowBlock<TargetRow> innermost)
    {
        for (RowBlock<TargetRow>? at = innermost; at is { Level: > 0 }; at = at.Above)
        {
            yield return at;
        }
    }

    private GrowthPoint Point(RowBlock<TargetRow> block, string prefix, int step)
    {
        if (!growth.TryGetValue((block, prefix), out GrowthPoint? point))
        {
            growth.Add((block, prefix), point = new GrowthPoint(growth.Count, block, prefix, step));
        }

        return point;
    }
}
