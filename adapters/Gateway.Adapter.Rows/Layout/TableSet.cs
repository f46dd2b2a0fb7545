using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Gateway.Adapter.Rows.Layout;

/// <summary>The tables and calls of a layout.</summary>
internal sealed class TableSet
{
    private readonly ImmutableArray<KnownTable> all;
    private readonly FrozenDictionary<string, KnownTable> named;

    public TableSet(RowsLayout layout)
    {
        all = [.. layout.Tables.Select(table => new KnownTable(table.Name, isCall: false, table.Columns)), .. layout.Calls.Select(call => new KnownTable(call.Name, isCall: true, call.Arguments))];
        named = all.ToFrozenDictionary(table => table.Name, StringComparer.OrdinalIgnoreCase);
    }

    public IEnumerable<string> Names => all.Select(table => table.Name);

    public KnownTable? Find(string name) => named.GetValueOrDefault(name);

    /// <summary>The table whose columns a line names: the one that has all of them and the fewest others, else the one that has most of them, if that is at least half.</summary>
    public KnownTable? Of(IReadOnlyCollection<string> columns) =>
        all.Where(table => !table.IsCall)
            .Select(table => (Table: table, Known: columns.Count(column => table.Find(column) is not null)))
            .Where(one => one.Known * 2 >= columns.Count)
            .OrderByDescending(one => one.Known).ThenBy(one => one.Table.Columns.Length)
            .Select(one => one.Table).FirstOrDefault();

    /// <summary>What records look like.</summary>
    /// <param name="values">Values that may stand beside the rows.</param>
    public RecordShape Shape(IEnumerable<string> values) => new()
    {
        Named = all.Select(table => KeyValuePair.Create(table.Name, Row(table)))
            .Concat(values.Select(value => KeyValuePair.Create(value, RecordShape.Value))).ToFrozenDictionary(StringComparer.Ordinal),
    };

    private static RecordShape Row(KnownTable table) =>
        new() { Repeats = true, Named = table.Columns.ToFrozenDictionary(column => column, _ => RecordShape.Value, StringComparer.Ordinal) };
}
