using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Gateway.Adapter.Rows.Layout;

/// <summary>A table or call of the layout. Databases do not tell upper from lower case in names, so what a message writes becomes what the layout writes.</summary>
internal sealed class KnownTable(string name, bool isCall, ImmutableArray<string> columns)
{
    private readonly FrozenDictionary<string, string> named = columns.ToFrozenDictionary(column => column, StringComparer.OrdinalIgnoreCase);

    public string Name { get; } = name;

    public bool IsCall { get; } = isCall;

    public ImmutableArray<string> Columns { get; } = columns;

    /// <summary>The layout's spelling; null for a column that the layout does not have.</summary>
    public string? Find(string column) => named.GetValueOrDefault(column);
}
