using System.CommandLine;
using Gateway.Journal;

namespace Gateway.Host.Cli.Journal;

/// <summary><c>journal restore</c>: puts a backup in the journal's place.</summary>
internal static class RestoreVerb
{
    public static Command Create()
    {
        var from = new Option<string>("--from") { Description = "A backup's file, of either engine, or an export of a whole journal.", Required = true };
        var untouched = new Option<bool>("--untouched") { Description = "No gateway ran on the journal after the backup (a move to another machine): what waits goes on by itself." };
        var restore = new Command("restore", "Put a backup in the journal's place; the gateway must be stopped. What was there before is kept beside it. Messages that waited at the time of the backup are set aside (GW9020), because they may have been sent since.") { from, untouched };
        restore.SetAction((parsed, token) => JournalWork.RunAsync(async () =>
        {
            JournalStore store = JournalVerb.StoreOf(parsed);
            RestoredJournal restored = await store.RestoreAsync(parsed.GetRequiredValue(from), parsed.GetValue(untouched), TimeProvider.System.GetUtcNow(), token);
            System.Console.WriteLine($"restored 已恢复: {store}, {restored.Check.Facts} facts, head {restored.Check.Head}");
            System.Console.WriteLine(restored.SetAside == 0 ? "No message had to be set aside." : $"{restored.SetAside} messages are set aside (GW9020): 'gateway messages list --state parked'.");
            if (restored.Old is { } old)
            {
                System.Console.WriteLine(store.FilePath is null ? $"The journal from before is in the schema {old}: drop it when nobody needs it any more." : $"The journal from before is {old}.");
            }

            return GatewayCommand.Done;
        }));
        return restore;
    }
}
