using System.IO.Compression;
using System.Text.Json;

namespace Gateway.Journal;

/// <summary>Writes a journal's rows as lines of JSON, packed with gzip: the same from every engine.</summary>
public static class JournalExport
{
    private const int Stride = 100_000;

    /// <summary>Writes all rows, or those of the messages that match.</summary>
    /// <param name="filter">Null: everything, which can be imported.</param>
    /// <param name="progress">Told the number of rows written so far, now and then.</param>
    /// <returns>How many rows of the log.</returns>
    /// <exception cref="JournalUnusableException">The store cannot be read.</exception>
    public static long Write(JournalInspection journal, Stream target, MessageFilter? filter, IProgress<long>? progress, CancellationToken cancellationToken) => journal.Read(rows =>
    {
        JournalHead head = rows.Rows("SELECT sequence, message, chain FROM head", JournalHead.Read).First();
        IReadOnlyList<long> some = filter is null ? [] : Matching(rows, filter);
        List<ExportedBeside> beside = filter is null ? [.. BesideTable.All.SelectMany(table => ExportedBeside.Of(rows, table).ToList())] : [];
        using var packed = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true);
        Put(packed, JsonSerializer.SerializeToUtf8Bytes(new ExportTitle(ExportTitle.Newest, Convert.ToHexStringLower(head.Chain), filter is null ? head.Sequence : 0, filter is null) { Beside = beside.Count }, ExportText.Json.ExportTitle));
        long written = 0;
        foreach (ExportedRow row in filter is null ? rows.Rows(ExportedRow.OfAll, ExportedRow.Read) : some.SelectMany(id => rows.Rows(ExportedRow.OfOne, ExportedRow.Read, id).ToList()))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Put(packed, JsonSerializer.SerializeToUtf8Bytes(row, ExportText.Json.ExportedRow));
            if (++written % Stride == 0)
            {
                progress?.Report(written);
            }
        }

        beside.ForEach(row => Put(packed, JsonSerializer.SerializeToUtf8Bytes(row, ExportText.Json.ExportedBeside)));
        return written;
    });

    /// <summary>The numbers of messages that match, oldest first.</summary>
    private static List<long> Matching(IRowSource rows, MessageFilter filter)
    {
        List<long> all = [];
        for (long? before = filter.Before; ;)
        {
            MessagePage page = JournalQuestions.List(rows, filter with { Before = before, Limit = 1000 });
            all.AddRange(page.Messages.Select(message => message.Id));
            if (page.Messages.Length < 1000)
            {
                all.Reverse();
                return all;
            }

            before = all[^1];
        }
    }

    private static void Put(Stream target, byte[] line)
    {
        target.Write(line);
        target.WriteByte((byte)'\n');
    }
}
