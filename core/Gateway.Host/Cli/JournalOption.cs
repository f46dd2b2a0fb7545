using System.CommandLine;
using Gateway.Journal;

namespace Gateway.Host.Cli;

/// <summary><c>--journal</c>: the journal of a gateway that does not run.</summary>
internal static class JournalOption
{
    public static Option<string?> Create() => new("--journal")
    {
        Description = "The journal of a gateway that does not run: its file, e.g. data/journal.db, or a PostgreSQL connection string (password from PGPASSWORD).",
        Recursive = true,
    };

    /// <summary>Opens what the option names and asks it something.</summary>
    /// <returns>Null when it cannot be used; stderr says why.</returns>
    public static async Task<T?> AskAsync<T>(string journal, Func<DurableJournal, Task<T>> question)
        where T : class
    {
        var store = JournalStore.Of(journal);
        if (store.FilePath is { } path && !File.Exists(path))
        {
            await System.Console.Error.WriteLineAsync($"There is no journal {path}.");
            return null;
        }

        try
        {
            await using DurableJournal open = store.Open();
            return await question(open);
        }
        catch (JournalUnusableException unusable)
        {
            await System.Console.Error.WriteLineAsync(unusable.Message);
            return null;
        }
    }
}
