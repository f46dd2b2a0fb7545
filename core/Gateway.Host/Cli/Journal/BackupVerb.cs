using System.CommandLine;
using Gateway.Journal;

namespace Gateway.Host.Cli.Journal;

/// <summary><c>journal backup</c>: a copy of this moment, while the gateway runs.</summary>
internal static class BackupVerb
{
    public static Command Create()
    {
        var to = new Option<string>("--to") { Description = "The backup's file; never overwritten.", Required = true };
        var json = new Option<bool>("--json") { Description = "The result as JSON." };
        var backup = new Command("backup", "Copy the journal while the gateway runs: everything acknowledged before is in it. The copy (of a file a file, of PostgreSQL an export) is verified; keep the head apart from it. It holds patient data.") { to, json };
        backup.SetAction((parsed, token) => JournalWork.RunAsync(async () =>
        {
            JournalStore store = JournalVerb.StoreOf(parsed);
            JournalCheck check = await Task.Run(() => store.BackUpAsync(parsed.GetRequiredValue(to), new ErrorProgress(store.FilePath is null ? "rows" : "pages left"), token), token);
            return JournalWork.Tell(check, parsed.GetValue(json));
        }));
        return backup;
    }
}
