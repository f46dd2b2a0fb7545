using System.IO.Compression;
using System.Text.Json;

namespace Gateway.Journal;

/// <summary>Brings an export into an empty journal of any engine: the same rows, numbers and links, checked one by one.</summary>
public static class JournalImport
{
    private const int InHand = 1024;

    /// <summary>Reads an export of a whole journal.</summary>
    /// <param name="progress">Told the number of rows written so far, now and then.</param>
    /// <returns>How many rows.</returns>
    /// <exception cref="JournalUnusableException">The file is no export, is cut short or was changed, or the journal is not empty. What was written so far is there: begin again with an empty journal.</exception>
    public static async Task<long> ReadAsync(Stream source, DurableJournal journal, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        if ((await journal.ListAsync(new MessageFilter { Limit = 1 }, cancellationToken)).CompleteToSequence != 0)
        {
            throw new JournalUnusableException("The journal is not empty: an export goes into an empty one.");
        }

        try
        {
            await using var packed = new GZipStream(source, CompressionMode.Decompress, leaveOpen: true);
            using var lines = new StreamReader(packed);
            ExportTitle title = await TitleAsync(lines, cancellationToken);
            long written = await RowsAsync(lines, journal, progress, cancellationToken);
            return written == title.Rows ? written : throw new JournalUnusableException($"The export is cut short: it says {title.Rows} rows and has {written}.");
        }
        catch (Exception damaged) when (damaged is InvalidDataException or JsonException or FormatException or FactRefusedException)
        {
            throw new JournalUnusableException($"The export cannot be taken in: {damaged.Message}", damaged);
        }
    }

    private static async Task<ExportTitle> TitleAsync(StreamReader lines, CancellationToken cancellationToken)
    {
        ExportTitle? title = JsonSerializer.Deserialize(await lines.ReadLineAsync(cancellationToken) ?? "", ExportText.Json.ExportTitle);
        return title switch
        {
            { Format: 1, IsWhole: true } => title,
            { Format: 1 } => throw new JournalUnusableException("The export holds some messages only: it can be read, not imported. Export without a filter."),
            _ => throw new JournalUnusableException("The file is no export that this gateway knows."),
        };
    }

    private static async Task<long> RowsAsync(StreamReader lines, DurableJournal journal, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        List<Task> inHand = [];
        long written = 0;
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            ExportedRow row = JsonSerializer.Deserialize(line, ExportText.Json.ExportedRow) ?? throw new InvalidDataException("A line is empty.");
            inHand.Add(journal.ReplayAsync(row, cancellationToken));
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
