using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Gateway.Tests.Postgres;

/// <summary>A PostgreSQL of its own on loopback: a new cluster in a temporary folder, begun by <c>tests/postgres</c>. It ends, and its folder goes, with whoever began it, also when that is killed.</summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly Process running;
    private readonly int port;

    private PostgresCluster(Process running, int port) => (this.running, this.port) = (running, port);

    /// <exception cref="InvalidOperationException">PostgreSQL is not installed or did not start.</exception>
    public static async Task<PostgresCluster> StartAsync(CancellationToken cancellationToken)
    {
        int port = FreePort();
        string folder = Directory.CreateTempSubdirectory("gateway-postgres-").FullName;
        var start = new ProcessStartInfo("bash", [Script(), "serve", folder, port.ToString(CultureInfo.InvariantCulture)]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardError = true };
        var cluster = new PostgresCluster(Process.Start(start) ?? throw new InvalidOperationException("bash could not be started."), port);
        long began = Stopwatch.GetTimestamp();
        while (!await cluster.AnswersAsync(cancellationToken))
        {
            if (cluster.running.HasExited)
            {
                throw new InvalidOperationException($"PostgreSQL did not start: {await cluster.running.StandardError.ReadToEndAsync(cancellationToken)}");
            }

            if (Stopwatch.GetElapsedTime(began) > Patience)
            {
                throw new TimeoutException("PostgreSQL did not answer in two minutes.");
            }

            await Task.Delay(50, cancellationToken);
        }

        return cluster;
    }

    public string Connection(string database) => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=postgres;Database={database};Timeout=30;SSL Mode=Disable;GSS Encryption Mode=Disable");

    /// <summary>Runs one statement of the tests' own on the database that every cluster has.</summary>
    public async Task RunAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(Connection("postgres"));
        await connection.OpenAsync(cancellationToken);
#pragma warning disable CA2100 // the tests' own literals
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        running.StandardInput.Close();
        await running.WaitForExitAsync(CancellationToken.None);
        running.Dispose();
    }

    private static string Script()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "tests", "postgres")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("tests/postgres was not found above this program."), "tests", "postgres");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(Connection("postgres") + ";Pooling=false");
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (Exception notYet) when (notYet is NpgsqlException or SocketException or TimeoutException)
        {
            return false;
        }
    }
}
