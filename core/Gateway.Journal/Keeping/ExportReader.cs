using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Gateway.Journal;

/// <summary>Reads an export line by line.</summary>
internal sealed class ExportReader : IDisposable
{
    private readonly GZipStream packed;
    private readonly StreamReader lines;

    private ExportReader(Stream source)
    {
        packed = new GZipStream(source, CompressionMode.Decompress, leaveOpen: true);
        lines = new StreamReader(packed);
    }

    /// <summary>The first line.</summary>
    public ExportTitle Title { get; private set; } = null!; // read before anybody gets the reader

    /// <exception cref="JournalUnusableException">It is no export, or not one of a whole journal.</exception>
    public static async Task<ExportReader> OpenAsync(Stream source, CancellationToken cancellationToken)
    {
        var reader = new ExportReader(source);
        try
        {
            ExportTitle? title = JsonSerializer.Deserialize(await reader.lines.ReadLineAsync(cancellationToken) ?? "", ExportText.Json.ExportTitle);
            reader.Title = title switch
            {
                { Format: 1 or ExportTitle.Newest, IsWhole: true } => title,
                { Format: 1 or ExportTitle.Newest } => throw new JournalUnusableException("The export holds some messages only: it can be read, not imported. Export without a filter."),
                _ => throw new JournalUnusableException("The file is no export that this gateway knows."),
            };
            return reader;
        }
        catch (Exception failed)
        {
            reader.Dispose();
            throw IsDamage(failed) ? Unusable(failed) : failed;
        }
    }

    /// <summary>The log. To be read before <see cref="BesideAsync"/>.</summary>
    /// <exception cref="InvalidDataException">It is cut short.</exception>
    public IAsyncEnumerable<ExportedRow> RowsAsync(CancellationToken cancellationToken) => LinesAsync(Title.Rows, "rows", ExportText.Json.ExportedRow, cancellationToken);

    /// <summary>What does not follow from the log.</summary>
    /// <exception cref="InvalidDataException">It is cut short.</exception>
    public IAsyncEnumerable<ExportedBeside> BesideAsync(CancellationToken cancellationToken) => LinesAsync(Title.Beside, "rows beside the log", ExportText.Json.ExportedBeside, cancellationToken);

    public void Dispose()
    {
        lines.Dispose();
        packed.Dispose();
    }

    /// <summary>Whether an exception says that the file is not what was written.</summary>
    public static bool IsDamage(Exception failed) => failed is InvalidDataException or JsonException or FormatException or FactRefusedException;

    public static JournalUnusableException Unusable(Exception damage) => new($"The export cannot be taken in: {damage.Message}", damage);

    private async IAsyncEnumerable<T> LinesAsync<T>(long expected, string what, JsonTypeInfo<T> type, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (long read = 0; read < expected; read++)
        {
            string line = await lines.ReadLineAsync(cancellationToken) ?? throw new InvalidDataException($"The export is cut short: it says {expected} {what} and has {read}.");
            yield return JsonSerializer.Deserialize(line, type) ?? throw new InvalidDataException("A line is empty.");
        }
    }
}
