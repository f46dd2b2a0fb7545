using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Gateway.Benchmarks;

/// <summary>The yardstick: one prepared insert into one table, WAL and FULL like the journal, many rows to a commit.</summary>
internal static class RawInsert
{
    public static double RowsPerSecond(string path, int rowBytes, int batch, TimeSpan duration)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Run(connection, "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE row (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)");
        using SqliteCommand insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO row (bytes) VALUES (@bytes)";
        SqliteParameter bytes = insert.Parameters.Add("@bytes", SqliteType.Blob);
        long began = Stopwatch.GetTimestamp();
        int rows = 0;
        while (Stopwatch.GetElapsedTime(began) < duration)
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            for (int n = 0; n < batch; n++, rows++)
            {
                bytes.Value = Payload.Of(0, rows, rowBytes);
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        return rows / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // a literal
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
