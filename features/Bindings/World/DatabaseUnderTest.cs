using Gateway.Tests.Postgres;

namespace Gateway.Features.Bindings.World;

/// <summary>A scenario's own schema in a PostgreSQL that all scenarios share, behind a line that can be cut.</summary>
public sealed class DatabaseUnderTest : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresCluster>> Server = new(() => PostgresCluster.StartAsync(CancellationToken.None)); // it ends with this process
    private static int schemas;
    private PostgresRelay? line;

    /// <summary>The line to it.</summary>
    public PostgresRelay Line => line ?? throw new InvalidOperationException("No database runs: the scenario begins with a step that starts it.");

    /// <summary>Makes it, if it is not there.</summary>
    /// <returns>The gateway's settings for it.</returns>
    public async Task<(string Key, string Value)[]> OpenAsync()
    {
        if (line is null)
        {
            PostgresCluster server = await Server.Value;
            string schema = $"scenario_{Interlocked.Increment(ref schemas)}";
            await server.RunAsync($"CREATE SCHEMA {schema}", CancellationToken.None);
            line = new PostgresRelay($"{server.Connection("postgres")};Search Path={schema}");
        }

        return [("Gateway:Journal:Engine", "postgresql"), ("Gateway:Journal:Connection", line.Connection)];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (line is not null)
        {
            await line.DisposeAsync();
        }
    }
}
