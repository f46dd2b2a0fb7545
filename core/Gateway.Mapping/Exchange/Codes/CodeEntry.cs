using System.Collections.Immutable;

namespace Gateway.Mapping;

/// <summary>One row of a code table on its way in or out: all cells, and where each came from.</summary>
/// <param name="Cells">One per column of <see cref="CodeTable.Columns"/>.</param>
/// <param name="At">Where the cell of a column is, for faults.</param>
internal sealed record CodeEntry(ImmutableArray<string> Cells, Func<string, string> At)
{
    /// <summary>The cell of a column.</summary>
    public string this[string column] => Cells[CodeTable.Columns.IndexOf(column)];

    /// <summary>Rows of one key are the same row: a code from a day on.</summary>
    public (string Code, string From) Key => (this["code"], this["valid_from"]);

    /// <summary>Makes an entry from some of its cells.</summary>
    public static CodeEntry Of(Func<string, string> cell, Func<string, string> at) => new([.. CodeTable.Columns.Select(cell)], at);

    public bool Equals(CodeEntry? other) => other is not null && Cells.SequenceEqual(other.Cells);

    public override int GetHashCode() => Key.GetHashCode();

    public override string ToString() => string.Join(',', Cells);
}
