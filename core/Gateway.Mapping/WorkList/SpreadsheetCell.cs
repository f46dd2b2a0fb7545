namespace Gateway.Mapping;

/// <summary>One cell of a CSV file for spreadsheet programs.</summary>
internal static class SpreadsheetCell
{
    private const string Formula = "=+-@";

    /// <summary>The cell as a table of ours is written: quoted where it has to be.</summary>
    public static string Plain(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The cell for people: what a sender wrote never becomes a formula, an apostrophe in front makes it a text.</summary>
    public static string Of(string text) => Plain(text.Length > 1 && Formula.Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text);

    /// <summary>What <see cref="Of"/> was given.</summary>
    public static string Read(string cell) => cell.Length > 2 && cell[0] == '\'' && Formula.Contains(cell[1], StringComparison.Ordinal) ? cell[1..] : cell;
}
