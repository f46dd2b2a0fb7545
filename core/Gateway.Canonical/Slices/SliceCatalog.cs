using System.Collections.Frozen;
using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Canonical;

/// <summary>
/// The named slices of the canonical model: which fixed values tell <c>identifier[idcard]</c> from its neighbours.
/// Rows are <c>path,name,element,value</c>. <c>path</c> is an element (<c>Patient.identifier</c>) or a data type (<c>Extension</c>) that has the slice wherever it stands;
/// the name <c>*</c> stands for any name, which <c>{name}</c> in the value repeats.
/// </summary>
public sealed class SliceCatalog
{
    private readonly FrozenDictionary<(string Path, string Name), ImmutableArray<SliceValue>> slices;

    private SliceCatalog(IEnumerable<SliceRow> rows) => slices = rows
        .GroupBy(row => (row.Path, row.Name))
        .ToFrozenDictionary(group => group.Key, group => group.Select(row => new SliceValue(row.Element, row.Value)).ToImmutableArray());

    /// <summary>The slices that this product defines.</summary>
    public static SliceCatalog Default { get; } = Parse(EmbeddedText());

    /// <summary>Reads a slice table.</summary>
    /// <exception cref="FormatException">A row does not have four cells.</exception>
    public static SliceCatalog Parse(string csv) => new(CsvText.Rows(csv).Skip(1).Where(row => row.Length > 1).Select((row, index) => row.Length == 4
        ? new SliceRow(row[0], row[1], row[2], row[3])
        : throw new FormatException($"Row {index + 2} of the slice table needs path,name,element,value.")));

    /// <summary>The fixed values of a slice; empty when there is none.</summary>
    /// <param name="path">The element, e.g. <c>Patient.identifier</c>.</param>
    /// <param name="type">Its data type, e.g. <c>Identifier</c>.</param>
    /// <param name="name">The slice.</param>
    public ImmutableArray<SliceValue> Find(string path, string type, string name)
    {
        foreach ((string, string) key in ((string, string)[])[(path, name), (path, "*"), (type, name), (type, "*")])
        {
            if (slices.TryGetValue(key, out ImmutableArray<SliceValue> values))
            {
                return [.. values.Select(value => value with { Value = value.Value.Replace("{name}", name, StringComparison.Ordinal) })];
            }
        }

        return [];
    }

    /// <summary>Every slice name of an element, for suggestions.</summary>
    public IEnumerable<string> NamesOf(string path, string type) => slices.Keys.Where(key => (key.Path == path || key.Path == type) && key.Name != "*").Select(key => key.Name);

    private static string EmbeddedText()
    {
        using var reader = new StreamReader(typeof(SliceCatalog).Assembly.GetManifestResourceStream("Gateway.Canonical.slices.csv")!); // embedded by the project file
        return reader.ReadToEnd();
    }

    private sealed record SliceRow(string Path, string Name, string Element, string Value);
}

/// <summary>One fixed value of a slice.</summary>
/// <param name="Element">Path below the sliced element, e.g. <c>system</c> or <c>category.coding.code</c>.</param>
/// <param name="Value">As JSON shows it.</param>
public sealed record SliceValue(string Element, string Value);
