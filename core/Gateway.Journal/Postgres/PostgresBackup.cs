namespace Gateway.Journal;

/// <summary>Backs up a journal in PostgreSQL as an export, from one snapshot, while a gateway writes on: everything acknowledged before it began is in it.</summary>
internal static class PostgresBackup
{
    /// <exception cref="JournalUnusableException">The journal cannot be read, or the target not written.</exception>
    public static Task<JournalCheck> MakeAsync(PostgresJournalOptions options, string target, IProgress<long>? progress, CancellationToken cancellationToken) => BackupFile.WriteAsync(
        target,
        part =>
        {
            using PostgresInspection look = PostgresInspection.Open(options);
            using FileStream file = File.Create(part);
            JournalExport.Write(look, file, null, progress, cancellationToken);
        },
        async part =>
        {
            await using FileStream file = File.OpenRead(part);
            return await ExportCheck.OfAsync(file, cancellationToken);
        });
}
