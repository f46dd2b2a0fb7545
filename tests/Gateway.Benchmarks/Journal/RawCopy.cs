using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace Gateway.Benchmarks;

/// <summary>The yardstick of PostgreSQL: binary COPY into one table with one key, many rows to a commit that is on disk.</summary>
internal static class RawCopy
{
    public static async Task<double> RowsPerSecondAsync(string connectionString, int rowBytes, int batch, TimeSpan duration, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using (var make = new NpgsqlCommand("CREATE TABLE bare (id bigint PRIMARY KEY, bytes bytea NOT NULL); ALTER TABLE bare ALTER COLUMN bytes SET STORAGE EXTERNAL; ALTER TABLE bare SET (toast_tuple_target = 8160)", connection))
        {
            await make.ExecuteNonQueryAsync(cancellationToken);
        }

        long began = Stopwatch.GetTimestamp();
        int rows = 0;
        while (Stopwatch.GetElapsedTime(began) < duration)
        {
            await using NpgsqlBinaryImporter copy = await connection.BeginBinaryImportAsync("COPY bare (id, bytes) FROM STDIN (FORMAT BINARY)", cancellationToken);
            for (int n = 0; n < batch; n++, rows++)
            {
                await copy.StartRowAsync(cancellationToken);
                await copy.WriteAsync((long)rows, NpgsqlDbType.Bigint, cancellationToken);
                await copy.WriteAsync(Payload.Of(0, rows, rowBytes), NpgsqlDbType.Bytea, cancellationToken);
            }

            await copy.CompleteAsync(cancellationToken);
        }

        return rows / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
