using System.Data.Common;

namespace Gateway.Inbound.Database;

/// <summary>What differs between databases: how they are opened, how texts are bound, how a value becomes text without loss.</summary>
internal interface IDatabaseDialect
{
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    DbConnection Connection(string connectionString);

    /// <summary>A snapshot to read in.</summary>
    ValueTask<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Makes every column come as the text that the database itself would show.</summary>
    void AskForTexts(DbCommand command);

    /// <summary>Binds a text, whatever the column's type is; null is NULL.</summary>
    void Bind(DbCommand command, string name, string? text);

    /// <summary>Binds bytes.</summary>
    void Bind(DbCommand command, string name, byte[] bytes);

    /// <summary>A column of the current row as text; null is NULL.</summary>
    string? TextOf(DbDataReader row, int column);

    /// <summary>The database's code of a fault; never a text of it, which may quote values.</summary>
    string CodeOf(DbException fault);

    /// <summary>Whether the connection is at fault, not the statement.</summary>
    bool IsUnreachable(DbException fault);
}
