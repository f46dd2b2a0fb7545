using System.CommandLine;
using System.Globalization;
using Gateway.Journal;

namespace Gateway.Host.Cli.Journal;

/// <summary><c>journal retain</c>: drops what is too old, or says what that would be.</summary>
internal static class RetainVerb
{
    public static Command Create()
    {
        var dry = new Option<bool>("--dry-run") { Description = "Only say what would be dropped; works while the gateway runs." };
        var retain = new Command("retain", "Drop the bytes of final messages that are older than Gateway:Journal:Retention says. A running gateway does it by itself, at night.") { dry };
        retain.SetAction((parsed, token) => JournalWork.RunAsync(async () =>
        {
            RetentionRule rule = JournalPlace.Retention(parsed).Rule();
            if (rule.Shortest is null)
            {
                System.Console.WriteLine("Nothing is ever dropped: Gateway:Journal:Retention:Days is not set.");
                return GatewayCommand.Done;
            }

            JournalStore store = JournalVerb.StoreOf(parsed);
            RetentionTally tally = parsed.GetValue(dry) ? Preview(store, rule, token) : await DropAsync(store, rule, token);
            System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(parsed.GetValue(dry) ? "would drop 将清理" : "dropped 已清理")}: {tally.Messages} messages, {tally.Bytes / 1048576d:0.0} MiB"));
            return GatewayCommand.Done;
        }));
        return retain;
    }

    private static RetentionTally Preview(JournalStore store, RetentionRule rule, CancellationToken cancellationToken)
    {
        using JournalInspection look = store.Inspect();
        return RetentionPreview.Of(look, rule, TimeProvider.System.GetUtcNow(), cancellationToken);
    }

    private static async Task<RetentionTally> DropAsync(JournalStore store, RetentionRule rule, CancellationToken cancellationToken)
    {
        await using DurableJournal journal = store.Open();
        return await new RetentionRun(journal, rule, TimeProvider.System).RunAsync(Environment.UserName, cancellationToken);
    }
}
