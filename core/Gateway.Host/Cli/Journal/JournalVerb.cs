using System.CommandLine;

namespace Gateway.Host.Cli.Journal;

/// <summary><c>journal verify|status|backup|restore|retain</c>.</summary>
internal static class JournalVerb
{
    private static readonly Option<string> Data = new("--data") { Description = "The gateway's data folder, or the journal's file.", DefaultValueFactory = _ => "data", Recursive = true };

    public static Command Create()
    {
        var journal = new Command("journal", "Verify, back up, restore and measure the journal; drop old bytes. All but restore and retain work while the gateway runs. 日志库。")
        {
            VerifyVerb.Create(),
            StatusVerb.Create(),
            BackupVerb.Create(),
            RestoreVerb.Create(),
            RetainVerb.Create(),
        };
        journal.Options.Add(Data);
        return journal;
    }

    /// <summary>The journal's file.</summary>
    public static string FileOf(ParseResult parsed)
    {
        string data = parsed.GetRequiredValue(Data);
        return File.Exists(data) ? data : Path.Combine(data, "journal.db");
    }
}
