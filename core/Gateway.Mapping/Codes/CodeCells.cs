namespace Gateway.Mapping;

/// <summary>The cells of a code table that a look-up needs, side by side in one block of UTF-8: a million rows are a few arrays, not a million objects.</summary>
/// <param name="block">Per row its code, target and display, one behind the other.</param>
/// <param name="rows">One more than there are rows: the last says where the block ends.</param>
/// <param name="days">Per row; null when no row has a day.</param>
/// <param name="areLists">Whether each code stands for itself: the block then has no targets.</param>
internal sealed class CodeCells(byte[] block, CodeCells.Row[] rows, CodeCells.Days[]? days, bool areLists)
{
    /// <summary>How many rows there are.</summary>
    public int Count => rows.Length - 1;

    public ReadOnlySpan<byte> Code(int row) => Between(rows[row].Code, rows[row].Target);

    public ReadOnlySpan<byte> Target(int row) => areLists ? Code(row) : Between(rows[row].Target, rows[row].Display);

    public ReadOnlySpan<byte> Display(int row) => Between(rows[row].Display, rows[row + 1].Code);

    public DateOnly? From(int row) => days?[row].From;

    public DateOnly? To(int row) => days?[row].To;

    /// <summary>As a spreadsheet numbers it.</summary>
    public int Number(int row) => rows[row].Number;

    private ReadOnlySpan<byte> Between(int start, int end) => block.AsSpan(start, end - start);

    /// <summary>Where a row's cells begin in the block.</summary>
    internal readonly record struct Row(int Code, int Target, int Display, int Number);

    /// <summary>When a row holds.</summary>
    internal readonly record struct Days(DateOnly? From, DateOnly? To);
}
