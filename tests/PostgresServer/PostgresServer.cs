using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Gateway.Tests.Postgres;

/// <summary>
/// A PostgreSQL of its own for a test class (<c>IClassFixture&lt;PostgresServer&gt;</c>): a new cluster in a temporary folder on loopback, begun by <c>tests/postgres</c> and ended with it, also
/// when the tests are killed. Projects that need it compile this file: <c>&lt;Compile Include="../PostgresServer/*.cs" /&gt;</c>, and have Npgsql.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private Process? running;
    private int port;
    private int databases;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        string folder = Directory.CreateTempSubdirectory("gateway-postgres-").FullName;
        port = FreePort();
        var start = new ProcessStartInfo("bash", [Script(), "serve", folder, port.ToString(System.Globalization.CultureInfo.InvariantCulture)]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardError = true };
        running = Process.Start(start) ?? throw new InvalidOperationException("bash could not be started.");
        long began = Stopwatch.GetTimestamp();
        while (!await AnswersAsync())
        {
            if (running.HasExited)
            {
                throw new InvalidOperationException($"PostgreSQL did not start: {await running.StandardError.ReadToEndAsync(Token)}");
            }

            if (Stopwatch.GetElapsedTime(began) > Patience)
            {
                throw new TimeoutException("PostgreSQL did not answer within a minute.");
            }

            await Task.Delay(50, Token);
        }
    }

    /// <summary>Makes an empty database.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> NewDatabaseAsync()
    {
        string name = $"test_{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync(Token);
        await using NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name}";
        await command.ExecuteNonQueryAsync(Token);
        return ConnectionString(name);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (running is not null)
        {
            NpgsqlConnection.ClearAllPools();
            running.StandardInput.Close();
            await running.WaitForExitAsync(CancellationToken.None);
            running.Dispose();
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Script()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "tests", "postgres")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("tests/postgres was not found above the tests."), "tests", "postgres");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private string ConnectionString(string database) => $"Host=127.0.0.1;Port={port};Username=postgres;Database={database};Timeout=5";

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
            await connection.OpenAsync(Token);
            return true;
        }
        catch (Exception notYet) when (notYet is NpgsqlException or SocketException or TimeoutException)
        {
            return false;
        }
    }
}
