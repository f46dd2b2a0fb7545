using System.Collections.Immutable;

namespace Gateway.Mapping;

/// <summary>Compares two folders of mapping tables, file by file. Samples and change logs are not compared: they change nothing.</summary>
public static class MappingComparer
{
    /// <summary>Compares two folders.</summary>
    /// <param name="oldFolder">A version, region or institution folder.</param>
    /// <param name="newFolder">Another of the same kind.</param>
    public static MappingDifference Between(string oldFolder, string newFolder)
    {
        string[] yaml = [.. Names(oldFolder, newFolder, "*.yaml")], tables = [.. Names(oldFolder, newFolder, "*.csv")];
        return new MappingDifference(
            [.. yaml.SelectMany(name => ComparedSettings.Between(name, Path.Combine(oldFolder, name), Path.Combine(newFolder, name)))],
            [.. tables.Select(name => Table(name, Path.Combine(oldFolder, name), Path.Combine(newFolder, name))).Where(table => !table.Rows.IsEmpty)]);
    }

    private static TableChange Table(string name, string oldPath, string newPath)
    {
        ComparedTable old = ComparedTable.Read(name, oldPath), fresh = ComparedTable.Read(name, newPath);
        return new TableChange(name, [.. RowMatching.Of(old, fresh).Select(pair => ChangeOf(pair, old, fresh)).OfType<RowChange>()]);
    }

    private static RowChange? ChangeOf(RowPair pair, ComparedTable old, ComparedTable fresh)
    {
        ImmutableArray<CellChange> cells =
        [
            .. old.Columns.Union(fresh.Columns, StringComparer.Ordinal).Select(column => new CellChange(column, pair.Old?[column] ?? "", pair.New?[column] ?? "")).Where(cell => cell.Old != cell.New),
        ];
        if (cells.IsEmpty)
        {
            return null;
        }

        ChangeKind kind = pair.Old is null ? ChangeKind.Added : pair.New is null ? ChangeKind.Removed : ChangeKind.Changed;
        return new RowChange(kind, pair.Old?.Number, pair.New?.Number, (pair.New ?? pair.Old)!.What, cells, RowMeaning.Of(pair, old, fresh)); // one of the two is there
    }

    private static IEnumerable<string> Names(string oldFolder, string newFolder, string pattern) =>
        NamesOf(oldFolder, pattern).Union(NamesOf(newFolder, pattern), StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static IEnumerable<string> NamesOf(string folder, string pattern) => MappingFolder.Files(folder, pattern).Select(Path.GetFileName).Concat(
        MappingFolder.Files(Path.Combine(folder, "codes"), pattern).Select(path => $"codes/{Path.GetFileName(path)}")).OfType<string>();
}
