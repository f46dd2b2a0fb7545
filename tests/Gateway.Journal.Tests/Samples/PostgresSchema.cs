using Gateway.Tests.Postgres;
using Npgsql;

namespace Gateway.Journal.Tests;

/// <summary>A schema of its own for one test's journal.</summary>
internal sealed class PostgresSchema
{
    private PostgresSchema(string connection) => Connection = connection;

    /// <summary>For the journal.</summary>
    public string Connection { get; }

    public PostgresJournalOptions Options => new() { Connection = Connection };

    public static async Task<PostgresSchema> MakeAsync(PostgresServer server) => new(await server.NewSchemaAsync());

    public PostgresJournal Open() => PostgresJournal.Open(Options);

    /// <summary>Changes the database behind the journal's back.</summary>
    public async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Connection + ";Pooling=false");
        await connection.OpenAsync(CancellationToken.None);
#pragma warning disable CA2100 // the tests' own literals
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
