namespace Gateway.Journal;

/// <summary>One row of an answer. Columns count from 0; it is gone when the next row is read.</summary>
internal interface IRow
{
    bool IsNull(int column);

    long GetInt64(int column);

    int GetInt32(int column);

    string GetString(int column);

    byte[] GetBytes(int column);

    /// <summary>The text; null where the column is NULL.</summary>
    string? GetText(int column) => IsNull(column) ? null : GetString(column);
}
