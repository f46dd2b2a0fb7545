using System.Text;
using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace Gateway.Features.Bindings;

/// <summary>A hospital whose system writes rows into staging tables and polls them for results.</summary>
[Binding]
public sealed class DatabaseSteps(ScenarioFolder folder, GatewayUnderTest gateway)
{
    private string ConnectionString => $"Data Source={folder["his.db"]};Pooling=False";

    [Given("医院的前置库有这些表:")]
    public async Task Made(string sql)
    {
        await File.WriteAllBytesAsync(folder["his.db"], []);
        await RunAsync(sql);
    }

    [Given("平台模拟器和网关已启动，网关按此配置轮询前置库:")]
    public Task Polls(string json)
    {
        IConfigurationRoot listener = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();
        return gateway.StartAsync(
        [
            ("Gateway:Inbound:Connections:his", ConnectionString),
            ("Gateway:Inbound:Databases:0:Connection", "his"),
            ("Gateway:Inbound:Databases:0:PollInterval", "00:00:00.1"),
            .. listener.AsEnumerable().Where(one => one.Value is not null).Select(one => ($"Gateway:Inbound:Databases:0:{one.Key}", one.Value!)), // filtered above
        ]);
    }

    [When("医院把样例{string}写入前置库")]
    public Task Writes(string sample) => RunAsync(GbkText.Read(Sample.Named(sample).Bytes));

    [When("医院在前置库执行{string}")]
    public Task Runs(string sql) => RunAsync(sql);

    [Then("前置库查询{string}很快得到{string}")]
    public Task SoonGives(string sql, string row) => Eventually.FindAsync($"{sql} gives {row}", async () => await FirstAsync(sql) == row ? row : null);

    private async Task RunAsync(string sql)
    {
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync();
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private async Task<string> FirstAsync(string sql)
    {
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync();
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await using SqliteDataReader row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() ? string.Join('|', Enumerable.Range(0, row.FieldCount).Select(column => Convert.ToString(row.GetValue(column), System.Globalization.CultureInfo.InvariantCulture))) : "";
    }
}
