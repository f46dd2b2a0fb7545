using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Gateway.Inbound.Tests.Database;

/// <summary>A hospital's staging tables: bills with rows, and where results go.</summary>
internal sealed class StagingTables(string connectionString, bool isPostgres)
{
    public const string Tables = """
        CREATE TABLE bill (no VARCHAR(60) PRIMARY KEY, name TEXT, total NUMERIC(12,4), at TIMESTAMP, remark TEXT, flag CHAR(1));
        CREATE TABLE line (no VARCHAR(60), seq INTEGER, item TEXT, qty NUMERIC(10,2));
        CREATE TABLE result (no VARCHAR(60), state TEXT, pay NUMERIC(12,2), message TEXT);
        """;

    public string ConnectionString => connectionString;

    public static async Task<StagingTables> InFileAsync()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("gateway-staging-").FullName, "his.db");
        var tables = new StagingTables($"Data Source={file}", isPostgres: false);
        await File.WriteAllBytesAsync(file, [], TestContext.Current.CancellationToken);
        await tables.RunAsync(Tables);
        return tables;
    }

    public Task BillAsync(string no, string name = "测试甲", string remark = "NULL") => RunAsync($"""
        INSERT INTO bill VALUES ('{no}', '{name}', 12.5000, '2020-01-02 09:30:00', {remark}, '0');
        INSERT INTO line VALUES ('{no}', 1, '阿莫西林', 2.00), ('{no}', 2, 'it''s', -1);
        """);

    public (string Key, string Value)[] Settings(params (string Key, string Value)[] more) =>
    [
        ("Connections:his", connectionString),
        ("Databases:0:Name", "his"),
        ("Databases:0:Institution", InboundHost.Institution),
        ("Databases:0:Source", "staging"),
        ("Databases:0:Provider", isPostgres ? "Postgresql" : "Sqlite"),
        ("Databases:0:Connection", "his"),
        ("Databases:0:PollInterval", "00:00:00.05"),
        ("Databases:0:Next", "SELECT no FROM bill WHERE flag = '0' ORDER BY no"),
        ("Databases:0:Read:0:Table", "bill"),
        ("Databases:0:Read:0:Sql", "SELECT no, name, total, at, remark FROM bill WHERE no = @no"),
        ("Databases:0:Read:1:Table", "line"),
        ("Databases:0:Read:1:Sql", "SELECT seq, item, qty FROM line WHERE no = @no ORDER BY seq"),
        ("Databases:0:Mark:0", "UPDATE bill SET flag = '1' WHERE no = @no AND flag = '0'"),
        ("Databases:0:Reply:0:Table", "result"),
        ("Databases:0:Reply:0:Sql", "INSERT INTO result (no, state, pay, message) VALUES (@no, @state, @pay, @gateway_message)"),
        .. more,
    ];

    public async Task RunAsync(string sql)
    {
        await using DbConnection connection = await OpenAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Rows as <c>a|b|c</c>.</summary>
    public async Task<string[]> RowsAsync(string sql)
    {
        await using DbConnection connection = await OpenAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await using DbDataReader rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var all = new List<string>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
        {
            all.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(column => Convert.ToString(rows.GetValue(column), System.Globalization.CultureInfo.InvariantCulture))));
        }

        return [.. all];
    }

    private async Task<DbConnection> OpenAsync()
    {
        DbConnection connection = isPostgres ? new NpgsqlConnection(connectionString) : new SqliteConnection(connectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }
}
