using System.Text.Json;
using Gateway.Journal;

namespace Gateway.Host.Tests.Cli;

public sealed class JournalVerbTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string File => Path.Combine(folder.Path, "data", "journal.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_journal_is_verified_backed_up_and_restored_by_commands_while_a_gateway_writes()
    {
        string head;
        await using (SqliteJournal journal = await WrittenAsync())
        {
            (int code, string output, string error) = await RunAsync("verify", "--json");
            Assert.Equal((0, ""), (code, error));
            head = JsonDocument.Parse(output).RootElement.GetProperty("head").GetString()!; // a check always has one
            Assert.Equal(0, (await RunAsync("backup", "--to", "copy.db")).Code);
            Assert.Contains("in use by another gateway", (await RunAsync("restore", "--from", "copy.db")).Error, StringComparison.Ordinal);
        }

        (int restored, string told, string _) = await RunAsync("restore", "--from", "copy.db");
        Assert.Equal(0, restored);
        Assert.Contains("1 messages are set aside (GW9020)", told, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("verify", "--head", head)).Code);
    }

    [Fact]
    public async Task What_cannot_be_verified_is_said_in_one_sentence()
    {
        (int code, string _, string error) = await RunAsync("verify");
        Assert.Equal((1, 1), (code, error.Trim().Split('\n').Length));
        Assert.Contains("There is no journal", error, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("verify", "--head", "abc")).Code);
    }

    [Fact]
    public async Task A_run_of_the_retention_can_be_tried_first()
    {
        await (await WrittenAsync()).DisposeAsync();
        await System.IO.File.WriteAllTextAsync(Path.Combine(folder.Path, "gateway.json"), """{"Gateway":{"Journal":{"Retention":{"Days":7}}}}""", Cancel);

        Assert.Contains("would drop 将清理: 0 messages", (await RunAsync("retain", "--dry-run")).Output, StringComparison.Ordinal);
        Assert.Contains("dropped 已清理: 0 messages", (await RunAsync("retain")).Output, StringComparison.Ordinal);
        (int code, string output, string _) = await RunAsync("status");
        Assert.Equal(0, code);
        Assert.Contains("days left", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Engine":"postgresql","Connection":"Host=127.0.0.1;Port=1;Database=gateway;Username=gateway;Password=do-not-tell"}""", "127.0.0.1:1/gateway")]
    [InlineData("""{"Engine":"postgresql"}""", "set GATEWAY_Gateway__Journal__Connection")]
    [InlineData("""{"Engine":"oracle"}""", "must be sqlite or postgresql")]
    public async Task The_commands_go_to_the_engine_that_the_configuration_names(string settings, string expected)
    {
        await (await WrittenAsync()).DisposeAsync();
        await System.IO.File.WriteAllTextAsync(Path.Combine(folder.Path, "gateway.json"), $$$"""{"Gateway":{"Journal":{{{settings}}}}}""", Cancel);

        foreach (string[] arguments in (string[][])[["verify"], ["status"], ["backup", "--to", "copy"], ["restore", "--from", File]])
        {
            (int code, string _, string error) = await RunAsync(arguments);
            Assert.Equal(1, code);
            Assert.Contains(expected, error, StringComparison.Ordinal);
            Assert.DoesNotContain("do-not-tell", error, StringComparison.Ordinal);
        }

        Assert.Equal(0, (await RunAsync("verify", "--data", File)).Code); // a file that is named is meant
    }

    private async Task<SqliteJournal> WrittenAsync()
    {
        SqliteJournal journal = SqliteJournal.Open(new SqliteJournalOptions { Path = File });
        await journal.RecordAsync(new Arrival("H99999900001", "fujian-ini", "http", TimeProvider.System.GetUtcNow(), "a message"u8.ToArray()), Cancel);
        return journal;
    }

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) => CommandLine.RunAsync(folder.Path, ["journal", .. arguments]);
}
