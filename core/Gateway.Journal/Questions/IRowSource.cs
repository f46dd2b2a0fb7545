namespace Gateway.Journal;

/// <summary>A connection that questions are asked on. What they ask is written in the SQL that both engines understand; parameters are <c>?1</c>, <c>?2</c> … in the order of the values.</summary>
internal interface IRowSource
{
    /// <summary>Runs a statement; rows come as they are read. One at a time: read to the end before the next.</summary>
    IEnumerable<T> Rows<T>(string sql, Func<IRow, T> read, params SqlValue[] values);
}
