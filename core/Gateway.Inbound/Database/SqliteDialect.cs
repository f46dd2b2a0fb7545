using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Gateway.Inbound.Database;

/// <summary>SQLite.</summary>
internal sealed class SqliteDialect : IDatabaseDialect
{
    private const int CannotOpen = 14, Busy = 5, Locked = 6, InputOutput = 10, NotADatabase = 26;

    public DbConnection Connection(string connectionString)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString);
        settings.Mode = settings.Mode == SqliteOpenMode.ReadWriteCreate ? SqliteOpenMode.ReadWrite : settings.Mode; // a mistyped path must not become an empty database
        return new SqliteConnection(settings.ToString());
    }

    public ValueTask<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken) =>
        ValueTask.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    public void AskForTexts(DbCommand command)
    {
        // values come in their own type: TextOf sees to it
    }

    public void Bind(DbCommand command, string name, string? text) => command.Parameters.Add(new SqliteParameter("@" + name, SqliteType.Text) { Value = (object?)text ?? DBNull.Value });

    public void Bind(DbCommand command, string name, byte[] bytes) => command.Parameters.Add(new SqliteParameter("@" + name, SqliteType.Blob) { Value = bytes });

    public string? TextOf(DbDataReader row, int column) => row.GetValue(column) switch
    {
        DBNull => null,
        string text => text,
        byte[] bytes => Convert.ToHexStringLower(bytes),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        object other => Convert.ToString(other, CultureInfo.InvariantCulture),
    };

    public string CodeOf(DbException fault) => fault is SqliteException sqlite ? string.Create(CultureInfo.InvariantCulture, $"SQLite {sqlite.SqliteExtendedErrorCode}") : fault.GetType().Name;

    public bool IsUnreachable(DbException fault) => fault is SqliteException { SqliteErrorCode: CannotOpen or Busy or Locked or InputOutput or NotADatabase };
}
