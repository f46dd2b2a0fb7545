using System.Globalization;
using Npgsql;

namespace Gateway.Journal;

/// <summary>Puts a backup in the place of a journal in PostgreSQL. The old tables stay, in a schema of their own.</summary>
internal static class PostgresRestore
{
    private const int LongestSchema = 40;
    private const string Tables = "SELECT relname::text FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'";

    /// <summary>
    /// 1. Nobody else may write; 2. the backup is verified; 3. it is brought into a schema beside the journal's; 4. what may have been sent since is set aside there;
    /// 5. in one transaction the old tables move away and the new ones take their place.
    /// </summary>
    /// <param name="backup">An export, or a copy of a SQLite journal's file.</param>
    /// <param name="isUntouchedSince">No gateway has run on the journal since the backup: messages that wait go on by themselves.</param>
    /// <param name="now">The present, for facts and names.</param>
    /// <exception cref="JournalUnusableException">A gateway runs, the backup is not sound, or the server refuses. The journal is as it was.</exception>
    public static async Task<RestoredJournal> RunAsync(string backup, PostgresJournalOptions options, bool isUntouchedSince, DateTimeOffset now, CancellationToken cancellationToken)
    {
        options.Validate(nameof(options));
        try
        {
            await using NpgsqlConnection held = PostgresDatabase.Hold(options); // 1
            PostgresDatabase.CheckOwner(held, options.Place);
            JournalCheck check = await BackupFile.VerifyAsync(backup, cancellationToken); // 2
            string schema = SchemaOf(held, options.Place), beside = schema + "_restoring";
            PostgresDatabase.Run(held, $"DROP SCHEMA IF EXISTS {Quoted(beside)} CASCADE; CREATE SCHEMA {Quoted(beside)}"); // what an earlier try left there is ours
            int parked = await FillAsync(backup, options.In(beside), isUntouchedSince, now, cancellationToken); // 3, 4
            return new RestoredJournal(check, parked, Swap(held, schema, beside, string.Create(CultureInfo.InvariantCulture, $"{schema}_before_{now:yyyyMMddHHmmss}"))); // 5
        }
        catch (NpgsqlException fault)
        {
            throw new JournalUnusableException($"The backup {backup} cannot be put in the place of {options.Place}: {PostgresFaults.Told(fault)}. The user needs the right to make schemas there (GRANT CREATE ON DATABASE).", fault);
        }
    }

    private static async Task<int> FillAsync(string backup, PostgresJournalOptions options, bool isUntouchedSince, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using PostgresJournal restored = PostgresJournal.Open(options);
        await RestoredJournal.FillAsync(restored, backup, cancellationToken);
        return isUntouchedSince ? 0 : await RestoredJournal.SetAsideAsync(restored, now, cancellationToken);
    }

    /// <returns>Where the old tables are; null where there were none.</returns>
    private static string? Swap(NpgsqlConnection held, string schema, string beside, string aside)
    {
        List<string> old = [.. new PostgresRows(held).Rows(Tables, row => row.GetString(0))], made = [.. new PostgresRows(held).Rows(Tables.Replace("current_schema()", $"'{Quoted(beside).Replace("'", "''", StringComparison.Ordinal)}'", StringComparison.Ordinal), row => row.GetString(0))];
        using NpgsqlTransaction moment = held.BeginTransaction();
        PostgresDatabase.Run(held, "SET LOCAL lock_timeout = 10000"); // somebody may be reading the old ones
        if (old.Count > 0)
        {
            PostgresDatabase.Run(held, $"CREATE SCHEMA {Quoted(aside)}");
            old.ForEach(table => PostgresDatabase.Run(held, $"ALTER TABLE {Quoted(schema)}.{Quoted(table)} SET SCHEMA {Quoted(aside)}"));
        }

        made.ForEach(table => PostgresDatabase.Run(held, $"ALTER TABLE {Quoted(beside)}.{Quoted(table)} SET SCHEMA {Quoted(schema)}"));
        PostgresDatabase.Run(held, $"DROP SCHEMA {Quoted(beside)}");
        moment.Commit();
        return old.Count > 0 ? aside : null;
    }

    private static string SchemaOf(NpgsqlConnection held, string place)
    {
        string schema = new PostgresRows(held).Rows("SELECT current_schema()::text", row => row.GetString(0)).First();
        return schema.Length <= LongestSchema ? schema
            : throw new JournalUnusableException($"The schema {schema} of the journal {place} has a name of more than {LongestSchema} characters: no name is left for the schema beside it.");
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
