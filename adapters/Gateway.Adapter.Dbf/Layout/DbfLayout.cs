using System.Collections.Immutable;

namespace Gateway.Adapter.Dbf.Layout;

/// <summary>The <c>layout</c> of a source of this format; README.md has an example of every member.</summary>
internal sealed record DbfLayout
{
    /// <summary>What a message is.</summary>
    public Container Container { get; init; }

    public ImmutableArray<TableLayout> Tables { get; init; } = [];

    /// <summary>Rows of several tables that are one row; null for none.</summary>
    public JoinLayout? Join { get; init; }

    /// <summary>What cannot be, member by member.</summary>
    public IEnumerable<Issue> Faults()
    {
        if (Tables.IsEmpty)
        {
            yield return LayoutReader.Wrong("tables", "Expected at least one table.");
        }

        for (int index = 0; index < Tables.Length; index++)
        {
            foreach (Issue fault in Tables[index].Faults($"tables[{index}]").Concat(PlaceFaults(index)))
            {
                yield return fault;
            }
        }

        foreach (Issue fault in Join?.Faults(this) ?? [])
        {
            yield return fault;
        }
    }

    private IEnumerable<Issue> PlaceFaults(int index)
    {
        TableLayout table = Tables[index];
        IEnumerable<TableLayout> earlier = Tables.Take(index);
        if (earlier.Any(other => other.Name == table.Name))
        {
            yield return LayoutReader.Wrong($"tables[{index}].name", "Expected a name different from those before it.");
        }

        if (Container == Container.Zip && string.IsNullOrWhiteSpace(table.File))
        {
            yield return LayoutReader.Wrong($"tables[{index}].file", "Expected the file's name inside the container, such as *.part1.dbf.");
        }

        if (Container == Container.None && table.File.Length > 0)
        {
            yield return LayoutReader.Wrong($"tables[{index}].file", "Expected it only with container: zip; a table alone has no file name.");
        }

        if (Container == Container.None && table.HasMemo)
        {
            yield return LayoutReader.Wrong($"tables[{index}].fields", "Expected container: zip for a table with memo fields: their text is in a second file.");
        }

        if (Container == Container.None && table.Direction != Direction.Out && earlier.Any(other => other.Direction != Direction.Out && other.LooksLike(table)))
        {
            yield return LayoutReader.Wrong($"tables[{index}].fields", "Expected field names that tell it from the tables before it.");
        }
    }
}
