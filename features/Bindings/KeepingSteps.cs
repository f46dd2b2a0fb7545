using System.Collections.Immutable;
using System.Text.Json;
using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;
using Gateway.Journal;
using Microsoft.Data.Sqlite;

namespace Gateway.Features.Bindings;

/// <summary>The journal's keeping: backup, restore, verification, retention, moving.</summary>
[Binding]
public sealed class KeepingSteps(ScenarioFolder folder, GatewayUnderTest gateway, GatewaySettings settings, CommandSteps commands, Replies replies)
{
    private string Data => folder["data"];

    private string Other => folder["other"];

    private JournalStore Store => settings.Values.TryGetValue("Gateway:Journal:Connection", out string? connection) ? JournalStore.Postgres(connection!) : JournalStore.File(Path.Combine(Data, "journal.db")); // set with a value

    [When("运维人员备份日志库")]
    public Task BacksUp() => RunsAsync($"journal backup --to {folder["copy.db"]}");

    [When("网关停止，日志库丢失")]
    public async Task Loses()
    {
        await gateway.DisposeAsync();
        Array.ForEach(Directory.GetFiles(Data, "journal.db*"), File.Delete);
    }

    [When("运维人员用备份恢复日志库")]
    public Task Restores() => RunsAsync($"journal restore --from {folder["copy.db"]}");

    [When("运维人员校验日志库")]
    public Task Verifies() => RunsAsync("journal verify");

    [When("运维人员查看日志库的状态")]
    public Task LooksAtStatus() => RunsAsync("journal status");

    [When("网关停止，有人在日志库中执行{string}")]
    public async Task Edits(string sql)
    {
        await gateway.DisposeAsync();
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Data, "journal.db")};Pooling=False");
        await connection.OpenAsync();
        await using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // the scenario's own literal
        command.CommandText = sql;
#pragma warning restore CA2100
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }

    [When("保留期为 {int} 天，{int} 天后网关清理到期的报文")]
    public async Task Drops(int keep, int later)
    {
        var rule = new RetentionRule(TimeSpan.FromDays(keep), TimeSpan.FromDays(400), ImmutableDictionary<string, TimeSpan?>.Empty);
        RetentionTally tally = await new RetentionRun((IJournalKeeping)gateway.Journal, rule, new LaterClock(TimeSpan.FromDays(later))).RunAsync("gateway", CancellationToken.None);
        Assert.NotEqual(0, tally.Messages);
    }

    [Then("日志库不再保存该报文的字节")]
    public Task KeepsNoBytes() => Assert.ThrowsAsync<FactRefusedException>(() => gateway.Journal.ReadArrivalAsync(replies.LastMessageId, CancellationToken.None));

    [When("网关停止，运维人员把日志库导出并导入一个新库")]
    public async Task Moves()
    {
        await gateway.DisposeAsync();
        await RunsAsync($"messages export --to {folder["all.jsonl.gz"]}");
        await commands.Runs($"messages import {folder["all.jsonl.gz"]} --data {Other}");
    }

    [Then("新库的链尾与原库相同")]
    public void IsSame()
    {
        using JournalInspection old = Store.Inspect(), other = JournalStore.File(Path.Combine(Other, "journal.db")).Inspect();
        JournalCheck check = other.Verify(null, null, CancellationToken.None);
        Assert.Empty(check.Faults);
        Assert.Equal(old.Verify(null, null, CancellationToken.None).Head, check.Head);
    }

    /// <summary>As the gateway is configured.</summary>
    private async Task RunsAsync(string command)
    {
        await File.WriteAllTextAsync(folder["gateway.json"], JsonSerializer.Serialize(settings.Values));
        await commands.Runs($"{command} --config {folder["gateway.json"]}");
    }

    /// <summary>Shows a later time; waits are as long as ever.</summary>
    private sealed class LaterClock(TimeSpan later) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + later;
    }
}
