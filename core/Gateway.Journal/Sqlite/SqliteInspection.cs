using Microsoft.Data.Sqlite;

namespace Gateway.Journal;

/// <summary>A look at a journal's file.</summary>
internal sealed class SqliteInspection : JournalInspection
{
    private readonly string path;
    private readonly SqliteConnection connection;

    private SqliteInspection(string path, SqliteConnection connection) => (this.path, this.connection) = (path, connection);

    /// <summary>Opens a journal's file, or a backup of one.</summary>
    /// <exception cref="JournalUnusableException">It is missing, newer, older, foreign or damaged.</exception>
    public static SqliteInspection Open(string path)
    {
        SqliteConnection? connection = null;
        try
        {
            connection = File.Exists(path) ? SqliteFile.OpenReader(path) : throw new JournalUnusableException($"There is no journal {path}: name the gateway's data folder or the file.");
            SqliteFile.CheckOwner(connection, path);
            SqliteFile.CheckFormat(connection, path);
            return new SqliteInspection(path, connection);
        }
        catch (Exception failed)
        {
            connection?.Dispose();
            throw failed is SqliteException fault ? Unreadable(path, fault) : failed;
        }
    }

    /// <summary>Copies all of it into another file, a stride of pages at a time; all of it is of the moment at which this began.</summary>
    internal void CopyTo(SqliteConnection target, int stride, IProgress<long>? progress, CancellationToken cancellationToken) => Ask(rows =>
    {
        _ = rows.Rows("SELECT sequence FROM head", row => row.GetInt64(0)).First(); // from here on the moment is fixed
        using SQLitePCL.sqlite3_backup copy = SQLitePCL.raw.sqlite3_backup_init(target.Handle, "main", connection.Handle, "main");
        int code;
        while ((code = SQLitePCL.raw.sqlite3_backup_step(copy, stride)) == SQLitePCL.raw.SQLITE_OK)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(SQLitePCL.raw.sqlite3_backup_remaining(copy));
        }

        SqliteException.ThrowExceptionForRC(code == SQLitePCL.raw.SQLITE_DONE ? SQLitePCL.raw.SQLITE_OK : code, target.Handle);
        return true;
    });

    private protected override T Ask<T>(Func<IRowSource, T> question)
    {
        try
        {
            SqliteFile.Execute(connection, "BEGIN");
            return question(new SqliteRows(connection));
        }
        catch (SqliteException fault)
        {
            throw Unreadable(path, fault);
        }
        finally
        {
            SqliteFile.TryEnd(connection);
        }
    }

    private protected override IEnumerable<string> DamageOf(IRowSource rows) => SqliteFile.DamageOf(rows);

    private protected override StoreSize StoreOf(IRowSource rows) => SqliteFile.SizeOf(path, rows);

    private protected override void Close() => connection.Dispose();

    private static JournalUnusableException Unreadable(string path, SqliteException fault) =>
        new($"The journal {path} cannot be read: {SqliteFile.Cause(fault)}. Check the disk, or restore a backup.", fault);
}
