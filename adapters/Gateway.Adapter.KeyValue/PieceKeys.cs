using System.Collections.Frozen;
using Gateway.Adapter.KeyValue.Layout;

namespace Gateway.Adapter.KeyValue;

/// <summary>The keys of a layout and where they stand.</summary>
internal sealed class PieceKeys(KeyValueLayout layout)
{
    private readonly FrozenSet<string> single = layout.Keys.ToFrozenSet(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, RowsLayout> rows = layout.Rows.SelectMany(group => group.Keys.Select(key => (key, group))).ToFrozenDictionary(pair => pair.key, pair => pair.group, StringComparer.Ordinal);

    /// <summary>Every key.</summary>
    public IEnumerable<string> All => single.Concat(rows.Keys);

    /// <summary>Whether a key stands alone.</summary>
    public bool IsSingle(string key) => single.Contains(key);

    /// <summary>The group whose rows have a key; null when none has.</summary>
    public RowsLayout? RowsOf(string key) => rows.GetValueOrDefault(key);
}
