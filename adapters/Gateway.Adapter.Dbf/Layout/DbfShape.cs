using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Gateway.Adapter.Dbf.Layout;

/// <summary>Which tables and fields a record of a layout has.</summary>
internal static class DbfShape
{
    public static RecordShape Of(DbfLayout layout, ImmutableArray<Table> tables, Direction way)
    {
        Table[] known = [.. tables.Where(table => table.Layout.Direction == Direction.Both || table.Layout.Direction == way)];
        Dictionary<string, RecordShape> named = known.ToDictionary(table => table.Name, table => Below(layout, table), StringComparer.Ordinal);
        if (layout.Join is { } join)
        {
            named[join.Name] = Rows(known.Where(table => join.Tables.Contains(table.Name, StringComparer.Ordinal)).SelectMany(table => table.Fields));
        }

        return Group(named);
    }

    private static RecordShape Below(DbfLayout layout, Table table)
    {
        var below = new Dictionary<string, RecordShape>(StringComparer.Ordinal)
        {
            [Table.Header] = Group(new(StringComparer.Ordinal) { [Table.Date] = RecordShape.Value, [Table.Language] = RecordShape.Value }),
        };
        if (layout.Container == Container.Zip)
        {
            below[Table.FileName] = RecordShape.Value;
        }

        if (layout.Join is null || !layout.Join.Tables.Contains(table.Name, StringComparer.Ordinal))
        {
            below[Table.Row] = Rows(table.Fields);
        }

        if (table.Layout.Deleted == DeletedRows.Apart)
        {
            below[Table.Deleted] = Rows(table.Fields);
        }

        return Group(below);
    }

    private static RecordShape Group(Dictionary<string, RecordShape> below) => new() { Named = below.ToFrozenDictionary(StringComparer.Ordinal) };

    private static RecordShape Rows(IEnumerable<FieldSpec> fields) => new()
    {
        Named = fields.Select(field => field.Name).Distinct().ToFrozenDictionary(name => name, _ => RecordShape.Value, StringComparer.Ordinal),
        Repeats = true,
    };
}
