using System.Text;

namespace Gateway.Contract;

/// <summary>
/// Rows of database tables as text, one INSERT statement a line: <c>INSERT INTO T(A,B) VALUES('x',NULL);</c>. The notation in which rows that the gateway reads from a
/// database are kept and replayed, and in which rows for a database come back. It is never executed: values are bound as parameters.
/// </summary>
public static class RowScript
{
    /// <summary>Adds a row.</summary>
    /// <param name="script">What it is added to.</param>
    /// <param name="table">The table's name.</param>
    /// <param name="cells">Columns and their texts; null is NULL.</param>
    public static void Append(StringBuilder script, string table, IReadOnlyList<KeyValuePair<string, string?>> cells)
    {
        script.Append("INSERT INTO ").Append(Name(table)).Append('(');
        script.AppendJoin(',', cells.Select(cell => Name(cell.Key)));
        script.Append(") VALUES(");
        script.AppendJoin(',', cells.Select(cell => Value(cell.Value)));
        script.Append(");\r\n");
    }

    /// <summary>A name as the script writes it: in double quotes where it is not one word.</summary>
    public static string Name(string name) =>
        name.Length > 0 && name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '$' or '#') ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A value as the script writes it.</summary>
    public static string Value(string? text) => text is null ? "NULL" : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>The text of a token.</summary>
    /// <param name="token">A word or a text.</param>
    /// <param name="text">Its bytes, decoded.</param>
    public static string TextOf(RowToken token, string text) =>
        !token.HasDoubled ? text : token.Kind == RowTokenKind.Text ? text.Replace("''", "'", StringComparison.Ordinal) : text.Replace("\"\"", "\"", StringComparison.Ordinal);
}
