using System.Collections.Immutable;
using System.Text;
using Gateway.Adapter.Dbf.Layout;

namespace Gateway.Adapter.Dbf.Writing;

/// <summary>Writes one record: the table that it has, or a container of the layout's tables. A record of nothing is no bytes at all: where a missing file means failure, none is made.</summary>
internal sealed class DbfWriter(DbfLayout layout, ImmutableArray<Table> tables, Encoding encoding)
{
    private readonly MessageWriting writing = new(encoding);

    public Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record)
    {
        Table[] written = [.. tables.Where(table => table.Layout.Direction != Direction.In)];
        SourceNode root = record.Root;
        foreach (SourceNode stranger in root.Children.Where(child => child.Name != layout.Join?.Name && !written.Any(table => table.Name == child.Name)))
        {
            writing.Fault(stranger, $"Expected one of the tables {string.Join(", ", written.Select(table => table.Name))}.");
        }

        if (!root.FirstChild.Exists)
        {
            return writing.Finish();
        }

        if (layout.Container == Container.Zip)
        {
            writing.Raw(StoredZip.Write(written.SelectMany(table => Files(table, root))));
        }
        else
        {
            Alone(written, root);
        }

        return writing.Finish();
    }

    private void Alone(Table[] written, SourceNode root)
    {
        SourceNode second = root.FirstChild.NextSibling;
        if (second.Exists)
        {
            writing.Fault(second, "Expected one table.");
        }

        if (Array.Find(written, table => table.Name == root.FirstChild.Name) is { } table)
        {
            writing.Raw(new TableWriter(table, encoding, writing).Write(root.FirstChild, RowsOf(table, root)));
        }
    }

    private IEnumerable<(string Name, ReadOnlyMemory<byte> Bytes)> Files(Table table, SourceNode root)
    {
        SourceNode named = root.Child(table.Name).Child(Table.FileName);
        string name = named.Text ?? table.Layout.File.Replace("*", "", StringComparison.Ordinal).TrimStart('.');
        if (name.Length == 0 || name.AsSpan().IndexOfAny("/\\\0") >= 0)
        {
            writing.Fault(named, "Expected a file name without folders.");
        }

        var writer = new TableWriter(table, encoding, writing);
        yield return (name, writer.Write(root.Child(table.Name), RowsOf(table, root)));
        if (writer.Memo() is { } memo)
        {
            yield return (Path.GetFileNameWithoutExtension(name) + memo.Extension, memo.Bytes);
        }
    }

    private List<(SourceNode Row, bool IsDeleted)> RowsOf(Table table, SourceNode root)
    {
        var rows = new List<(SourceNode, bool)>();
        bool isJoined = layout.Join is { } join && join.Tables.Contains(table.Name, StringComparer.Ordinal);
        IEnumerable<Table> near = isJoined ? tables.Where(other => layout.Join!.Tables.Contains(other.Name, StringComparer.Ordinal)) : [table]; // joined: there is a join
        HashSet<string> known = [.. near.SelectMany(other => other.Fields).Select(field => field.Name)];
        foreach (SourceNode row in isJoined ? root.Children.Where(child => child.Name == layout.Join!.Name) : [])
        {
            Add(rows, row, isDeleted: false, known);
        }

        foreach (SourceNode child in root.Child(table.Name).Children)
        {
            bool isDeleted = child.Name == Table.Deleted;
            if (isDeleted || (child.Name == Table.Row && !isJoined))
            {
                Add(rows, child, isDeleted, known);
            }
            else if (child.Name is not (Table.Header or Table.FileName) || (child.Name == Table.FileName && layout.Container == Container.None))
            {
                writing.Fault(child, "Expected header, row or deleted.");
            }
        }

        return rows;
    }

    private void Add(List<(SourceNode, bool)> rows, SourceNode row, bool isDeleted, HashSet<string> known)
    {
        foreach (SourceNode stranger in row.Children.Where(field => !known.Contains(field.Name)))
        {
            writing.Fault(stranger, "Expected a field of the table.");
        }

        if (!row.IsGroup)
        {
            writing.Fault(row, "Expected a group of fields.");
        }

        rows.Add((row, isDeleted));
    }
}
