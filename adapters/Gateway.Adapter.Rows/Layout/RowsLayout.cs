using System.Collections.Immutable;

namespace Gateway.Adapter.Rows.Layout;

/// <summary>The <c>layout</c> of a source of this format; README.md has an example of every member.</summary>
internal sealed record RowsLayout
{
    public ImmutableArray<TableLayout> Tables { get; init; } = [];

    public ImmutableArray<CallLayout> Calls { get; init; } = [];

    public Notation Writes { get; init; }

    /// <summary>For <see cref="Notation.Text"/>: the values of the text, in their order.</summary>
    public ImmutableArray<string> Texts { get; init; } = [];

    /// <summary>For <see cref="Notation.Text"/>: what stands between them.</summary>
    public string Separator { get; init; } = "|";

    public LineEnd LineEnd { get; init; }

    public int MaxBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>What cannot be, member by member.</summary>
    public IEnumerable<Issue> Faults()
    {
        if (Tables.IsEmpty && Calls.IsEmpty)
        {
            yield return LayoutReader.Wrong("tables", "Expected at least one table or call.");
        }

        if (MaxBytes < 1)
        {
            yield return LayoutReader.Wrong("max-bytes", "Expected 1 or more.");
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "text" };
        (string Member, string Name, string Below, ImmutableArray<string> Inside)[] all =
        [
            .. Tables.Select((table, at) => ($"tables[{at}]", table.Name, "columns", table.Columns)),
            .. Calls.Select((call, at) => ($"calls[{at}]", call.Name, "arguments", call.Arguments)),
        ];
        foreach (Issue fault in Texts.IsEmpty ? [] : Inside("texts", Texts))
        {
            yield return fault;
        }

        names.UnionWith(Texts);
        if (Separator.Length == 0)
        {
            yield return LayoutReader.Wrong("separator", "Expected at least one character.");
        }

        foreach ((string member, string name, string below, ImmutableArray<string> inside) in all)
        {
            if (!LayoutPaths.IsPath(name) || name.Contains('/', StringComparison.Ordinal) || !names.Add(name))
            {
                yield return LayoutReader.Wrong($"{member}.name", "Expected a name of its own, without / and brackets, other than 'text'.");
            }

            foreach (Issue fault in Inside($"{member}.{below}", inside))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<Issue> Inside(string member, ImmutableArray<string> names)
    {
        if (names.IsEmpty || names.Length > RowScriptReader.MostValues)
        {
            yield return LayoutReader.Wrong(member, $"Expected 1 to {RowScriptReader.MostValues} names.");
        }

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (int at = 0; at < names.Length; at++)
        {
            if (!LayoutPaths.IsPath(names[at]) || names[at].Contains('/', StringComparison.Ordinal) || !seen.Add(names[at]))
            {
                yield return LayoutReader.Wrong($"{member}[{at}]", "Expected a name of its own, without / and brackets.");
            }
        }
    }
}
