namespace Gateway.Journal;

/// <summary>A connection that cannot write, to a journal that somebody else may be writing.</summary>
internal interface IPast : IDisposable
{
    /// <summary>Asks one short question.</summary>
    /// <exception cref="JournalUnusableException">The store cannot be read.</exception>
    List<T> Ask<T>(string sql, Func<IRow, T> read, params SqlValue[] values);
}
