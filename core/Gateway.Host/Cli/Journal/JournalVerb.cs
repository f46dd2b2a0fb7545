using System.CommandLine;
using Gateway.Journal;

namespace Gateway.Host.Cli.Journal;

/// <summary><c>journal verify|status|backup|restore|retain</c>.</summary>
internal static class JournalVerb
{
    private static readonly Option<string> Data = new("--data") { Description = "The gateway's data folder, or a journal's file. Without it, what the configuration says.", Recursive = true };

    public static Command Create()
    {
        var journal = new Command("journal", "Verify, back up, restore and measure the journal, of either engine; drop old bytes. All but restore and retain work while the gateway runs. 日志库。")
        {
            VerifyVerb.Create(),
            StatusVerb.Create(),
            BackupVerb.Create(),
            RestoreVerb.Create(),
            RetainVerb.Create(),
        };
        journal.Options.Add(Data);
        journal.Options.Add(JournalPlace.Config);
        return journal;
    }

    /// <summary>The journal that is meant.</summary>
    public static JournalStore StoreOf(ParseResult parsed) => JournalPlace.Of(parsed, parsed.GetValue(Data));
}
