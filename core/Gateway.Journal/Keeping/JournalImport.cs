namespace Gateway.Journal;

/// <summary>Brings an export into an empty journal of any engine: the same rows, numbers and links, checked one by one, and what does not follow from the log.</summary>
public static class JournalImport
{
    private const int InHand = 1024;

    /// <summary>Reads an export of a whole journal.</summary>
    /// <param name="progress">Told the number of rows written so far, now and then.</param>
    /// <returns>How many rows of the log.</returns>
    /// <exception cref="JournalUnusableException">The file is no export, is cut short or was changed, or the journal is not empty. What was written so far is there: begin again with an empty journal.</exception>
    public static async Task<long> ReadAsync(Stream source, DurableJournal journal, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        if ((await journal.ListAsync(new MessageFilter { Limit = 1 }, cancellationToken)).CompleteToSequence != 0)
        {
            throw new JournalUnusableException("The journal is not empty: an export goes into an empty one.");
        }

        using ExportReader export = await ExportReader.OpenAsync(source, cancellationToken);
        try
        {
            long written = await WriteAsync(export.RowsAsync(cancellationToken), row => journal.ReplayAsync(row, cancellationToken), progress, cancellationToken);
            await WriteAsync(export.BesideAsync(cancellationToken), row => journal.PutAsync(row, cancellationToken), null, cancellationToken);
            return written;
        }
        catch (Exception damaged) when (ExportReader.IsDamage(damaged))
        {
            throw ExportReader.Unusable(damaged);
        }
    }

    /// <summary>Writes rows in their order, many to a commit.</summary>
    private static async Task<long> WriteAsync<T>(IAsyncEnumerable<T> rows, Func<T, Task> write, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        List<Task> inHand = [];
        long written = 0;
        await foreach (T row in rows.WithCancellation(cancellationToken))
        {
            inHand.Add(write(row));
            written++;
            if (inHand.Count == InHand)
            {
                await Task.WhenAll(inHand);
                inHand.Clear();
                progress?.Report(written);
            }
        }

        await Task.WhenAll(inHand);
        return written;
    }
}
