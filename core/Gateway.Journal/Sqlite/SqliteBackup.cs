using Microsoft.Data.Sqlite;

namespace Gateway.Journal;

/// <summary>Copies a journal's file while a gateway writes on. The copy is of the moment at which it began: everything acknowledged before is in it.</summary>
internal static class SqliteBackup
{
    private const int Stride = 2000;

    /// <param name="progress">Told the number of pages left, now and then.</param>
    /// <exception cref="JournalUnusableException">The journal cannot be read, or the target not written.</exception>
    public static async Task<JournalCheck> MakeAsync(string journal, string target, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        try
        {
            return await BackupFile.WriteAsync(target, part => Copy(journal, part, progress, cancellationToken), part => Task.FromResult(Verified(part, cancellationToken)));
        }
        catch (SqliteException fault)
        {
            throw new JournalUnusableException($"The backup {target} cannot be written: {SqliteFile.Cause(fault)}.", fault);
        }
    }

    private static void Copy(string journal, string part, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        using SqliteInspection source = SqliteInspection.Open(journal);
        using SqliteConnection to = SqliteFile.OpenNew(part);
        source.CopyTo(to, Stride, progress, cancellationToken);
        SqliteFile.Execute(to, "PRAGMA journal_mode = DELETE;"); // one file, readable from anywhere
    }

    private static JournalCheck Verified(string part, CancellationToken cancellationToken)
    {
        using SqliteInspection copy = SqliteInspection.Open(part);
        return copy.Verify(null, null, cancellationToken);
    }
}
