namespace Gateway.Mapping;

/// <summary>One cell of a table as a spreadsheet program left it.</summary>
/// <param name="Text">What it says, without white space around it.</param>
/// <param name="Kind">What the program takes it for. Cells of a CSV file are all <see cref="GridCellKind.Text"/>.</param>
internal readonly record struct GridCell(string Text, GridCellKind Kind)
{
    public static GridCell Empty { get; } = new("", GridCellKind.Text);
}

/// <summary>What a spreadsheet program takes a cell for.</summary>
internal enum GridCellKind
{
    /// <summary>Text: as somebody wrote it.</summary>
    Text,

    /// <summary>A number of at most fifteen digits, written without exponent, with the leading zeros that its number format shows.</summary>
    Number,

    /// <summary>A number of which a spreadsheet keeps fifteen digits only: the others are gone.</summary>
    LongNumber,

    /// <summary>A day as <c>2026-01-31</c>, with a time behind it unless that is midnight.</summary>
    Date,

    /// <summary>TRUE or FALSE.</summary>
    Logical,

    /// <summary>A formula's error such as <c>#N/A</c>.</summary>
    Error,
}
