using System.CommandLine;
using System.Globalization;
using Gateway.Host.Keeping;
using Gateway.Journal;

namespace Gateway.Host.Cli.Journal;

/// <summary><c>journal retain</c>: drops what is too old, or says what that would be.</summary>
internal static class RetainVerb
{
    public static Command Create()
    {
        var dry = new Option<bool>("--dry-run") { Description = "Only say what would be dropped; works while the gateway runs." };
        Option<FileInfo> config = RetentionSettings.Option();
        var retain = new Command("retain", "Drop the bytes of final messages that are older than Gateway:Journal:Retention says. A running gateway does it by itself, at night.") { dry, config };
        retain.SetAction((parsed, token) => JournalWork.RunAsync(async () =>
        {
            RetentionRule rule = RetentionSettings.Read(parsed.GetRequiredValue(config)).Rule();
            if (rule.Shortest is null)
            {
                System.Console.WriteLine("Nothing is ever dropped: Gateway:Journal:Retention:Days is not set.");
                return GatewayCommand.Done;
            }

            string file = JournalVerb.FileOf(parsed);
            RetentionTally tally = parsed.GetValue(dry) ? Preview(file, rule, token) : await DropAsync(file, rule, token);
            System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(parsed.GetValue(dry) ? "would drop 将清理" : "dropped 已清理")}: {tally.Messages} messages, {tally.Bytes / 1048576d:0.0} MiB"));
            return GatewayCommand.Done;
        }));
        return retain;
    }

    private static RetentionTally Preview(string file, RetentionRule rule, CancellationToken cancellationToken)
    {
        using SqliteInspection look = SqliteInspection.Open(file);
        return RetentionPreview.Of(look, rule, TimeProvider.System.GetUtcNow(), cancellationToken);
    }

    private static async Task<RetentionTally> DropAsync(string file, RetentionRule rule, CancellationToken cancellationToken)
    {
        await using SqliteJournal journal = SqliteJournal.Open(new SqliteJournalOptions { Path = file });
        return await new RetentionRun(journal, rule, TimeProvider.System).RunAsync(Environment.UserName, cancellationToken);
    }
}
