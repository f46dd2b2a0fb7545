using System.Text.Json.Nodes;

namespace Gateway.Journal;

/// <summary>A row of a table that does not follow from the log, as a line of an export.</summary>
/// <param name="Table">One of <see cref="BesideTable.All"/>.</param>
/// <param name="Values">Numbers, texts or null, in the order of the table's columns.</param>
internal sealed record ExportedBeside(string Table, JsonArray Values)
{
    public static IEnumerable<ExportedBeside> Of(IRowSource rows, BesideTable table) =>
        rows.Rows($"SELECT {table.Names} FROM {table.Name} ORDER BY 1, 2, 3", row => new ExportedBeside(table.Name, [.. table.Columns.Select((column, at) => Value(row, at, column.Kind))]));

    /// <exception cref="InvalidDataException">The table is unknown, or the row has other columns.</exception>
    public (BesideTable Table, SqlValue[] Row) ToRow()
    {
        BesideTable table = BesideTable.Find(Table) is { } known && known.Columns.Length == Values.Count ? known
            : throw new InvalidDataException($"A row of '{Table}' with {Values.Count} columns is unknown here: use a newer gateway.");
        return (table, [.. table.Columns.Select((column, at) => Values[at] is not { } value ? default : column.Kind == SqlKind.Number ? (SqlValue)value.GetValue<long>() : value.GetValue<string>())]);
    }

    private static JsonNode? Value(IRow row, int at, SqlKind kind) => row.IsNull(at) ? null : kind == SqlKind.Number ? JsonValue.Create(row.GetInt64(at)) : JsonValue.Create(row.GetString(at));
}
