using System.Collections.Immutable;

namespace Gateway.Adapter.Dbf.Layout;

/// <summary>Tables that were split because they have too many fields: rows with the same keys are one row.</summary>
internal sealed record JoinLayout
{
    /// <summary>Name of the joined rows.</summary>
    public string Name { get; init; } = "";

    /// <summary>The tables' names; the first one's rows lead.</summary>
    public ImmutableArray<string> Tables { get; init; } = [];

    /// <summary>Fields that every one of them has.</summary>
    public ImmutableArray<string> On { get; init; } = [];

    public IEnumerable<Issue> Faults(DbfLayout layout)
    {
        if (layout.Container == Container.None)
        {
            yield return LayoutReader.Wrong("join", "Expected container: zip: a message of one table has nothing to join.");
        }

        if (string.IsNullOrWhiteSpace(Name) || Name.AsSpan().IndexOfAny("/[]'") >= 0 || layout.Tables.Any(table => table.Name == Name))
        {
            yield return LayoutReader.Wrong("join.name", "Expected a name that can stand in a path, different from the tables'.");
        }

        TableLayout[] joined = [.. layout.Tables.Where(table => Tables.Contains(table.Name, StringComparer.Ordinal))];
        if (joined.Length < 2 || joined.Length != Tables.Length)
        {
            yield return LayoutReader.Wrong("join.tables", "Expected the names of two or more of the tables.");
        }

        if (On.IsEmpty || joined.Any(table => !On.All(key => Has(table, key))))
        {
            yield return LayoutReader.Wrong("join.on", "Expected fields that each of the joined tables has.");
        }
    }

    private static bool Has(TableLayout table, string key) => table.Fields.Any(field => field.StartsWith(key + " ", StringComparison.Ordinal));
}
