namespace Gateway.Adapter.Rows.Layout;

/// <summary>In which notation a reply is written; each of the first two is read.</summary>
internal enum Notation
{
    /// <summary>One INSERT statement a row.</summary>
    Inserts,

    /// <summary>A line of column names and a line per row; rows of one table only.</summary>
    Csv,

    /// <summary>The values of <see cref="RowsLayout.Texts"/> with a separator between them, or the value <c>text</c> alone, as it is.</summary>
    Text,
}
