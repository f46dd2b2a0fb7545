using Npgsql;
using NpgsqlTypes;

namespace Gateway.Journal;

/// <summary>Rows that wait for one statement: it gets each column as one array (<c>$1</c>, <c>$2</c> …), so that any number of rows is one statement that is prepared once.</summary>
/// <param name="sql">The statement.</param>
/// <param name="columns">What each column holds.</param>
internal sealed class PendingRows(string sql, params SqlKind[] columns)
{
    private readonly List<SqlValue> cells = [];

    public bool IsEmpty => cells.Count == 0;

    public void Add(params ReadOnlySpan<SqlValue> row)
    {
        if (row.Length != columns.Length)
        {
            throw new ArgumentException($"This statement takes {columns.Length} columns, not {row.Length}.", nameof(row));
        }

        cells.AddRange(row);
    }

    public void Clear() => cells.Clear();

    /// <summary>Hands the rows to a batch, if there are any.</summary>
    public void MoveTo(NpgsqlBatch batch)
    {
        if (IsEmpty)
        {
            return;
        }

        var command = new NpgsqlBatchCommand(sql);
        for (int column = 0; column < columns.Length; column++)
        {
            command.Parameters.Add(Column(column));
        }

        batch.BatchCommands.Add(command);
        cells.Clear();
    }

    private NpgsqlParameter Column(int column) => columns[column] switch
    {
        SqlKind.Number => Parameter(NpgsqlDbType.Bigint, Cells(column, cell => cell.Kind == SqlKind.Null ? (long?)null : cell.Number)),
        SqlKind.Bytes => Parameter(NpgsqlDbType.Bytea, Cells(column, cell => cell.Bytes)),
        _ => Parameter(NpgsqlDbType.Text, Cells(column, cell => PostgresText.In(cell.Text))),
    };

    private T[] Cells<T>(int column, Func<SqlValue, T> read)
    {
        var values = new T[cells.Count / columns.Length];
        for (int row = 0; row < values.Length; row++)
        {
            values[row] = read(cells[(row * columns.Length) + column]);
        }

        return values;
    }

    private static NpgsqlParameter<T[]> Parameter<T>(NpgsqlDbType element, T[] values) => new() { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | element };
}
