using System.Collections.Frozen;

namespace Gateway.Adapter.KeyValue.Layout;

/// <summary>Which keys and rows a record of a layout has.</summary>
internal static class KeyValueShape
{
    public static RecordShape Of(KeyValueLayout layout) => new()
    {
        Named = layout.Keys.Select(key => (Name: key, Shape: RecordShape.Value))
            .Concat(layout.Rows.Select(rows => (rows.Name, Shape: Row(rows))))
            .ToFrozenDictionary(place => place.Name, place => place.Shape, StringComparer.Ordinal),
    };

    private static RecordShape Row(RowsLayout rows) => new() { Named = rows.Keys.ToFrozenDictionary(key => key, _ => RecordShape.Value, StringComparer.Ordinal), Repeats = true };
}
