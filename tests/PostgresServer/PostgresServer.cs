namespace Gateway.Tests.Postgres;

/// <summary>
/// A PostgreSQL of its own for a test class (<c>IClassFixture&lt;PostgresServer&gt;</c>) or several. Projects that need it compile this folder:
/// <c>&lt;Compile Include="../PostgresServer/*.cs" /&gt;</c>, and have Npgsql.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private PostgresCluster cluster = null!; // begun before every test
    private int databases;

    /// <summary>The connection string of the database that every cluster has.</summary>
    public string Connection => cluster.Connection("postgres");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => cluster = await PostgresCluster.StartAsync(TestContext.Current.CancellationToken);

    /// <summary>Makes an empty database.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> NewDatabaseAsync()
    {
        string name = $"test_{Interlocked.Increment(ref databases)}";
        await cluster.RunAsync($"CREATE DATABASE {name}", TestContext.Current.CancellationToken);
        return cluster.Connection(name);
    }

    /// <summary>Makes an empty schema in the database that every cluster has: quicker than a database.</summary>
    /// <returns>The connection string that leads to it.</returns>
    public async Task<string> NewSchemaAsync()
    {
        string name = $"test_{Interlocked.Increment(ref databases)}";
        await cluster.RunAsync($"CREATE SCHEMA {name}", TestContext.Current.CancellationToken);
        return $"{Connection};Search Path={name}";
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (cluster is not null)
        {
            await cluster.DisposeAsync();
        }
    }
}
