using Gateway.Journal;
using Gateway.Mapping;
using Gateway.Pipeline;

namespace Gateway.Host.Cli;

/// <summary>Past messages of a journal or of a folder, one at a time.</summary>
internal sealed class PastTraffic : IDisposable
{
    private const string JournalFile = "journal.db";
    private readonly JournalHistory? history;

    private PastTraffic(long count, IEnumerable<PastBytes> messages, JournalHistory? history) => (Count, Messages, this.history) = (count, messages, history);

    public long Count { get; }

    public IEnumerable<PastBytes> Messages { get; }

    /// <summary>Opens what <c>--against</c> names.</summary>
    /// <returns>Null when it cannot be used; stderr says why.</returns>
    /// <exception cref="JournalUnusableException">It is a file or connection string, but no journal that this gateway reads, or a server that cannot be reached.</exception>
    public static PastTraffic? Open(string place, string? source, string? institution, MappingCatalog catalog)
    {
        var journal = JournalStore.Of(Directory.Exists(place) ? Path.Combine(place, JournalFile) : place);
        if (journal.FilePath is not { } path || File.Exists(path))
        {
            JournalHistory history = journal.OpenHistory();
            return new PastTraffic(history.Count(source), history.Messages(source).Select(Of), history);
        }

        if (!Directory.Exists(place))
        {
            System.Console.Error.WriteLine($"There is no {place}: expected a journal or a folder of message files.");
            return null;
        }

        if (source is null)
        {
            System.Console.Error.WriteLine("Name the messages' source: --source ID.");
            return null;
        }

        string? whose = institution ?? catalog.Institutions.Where(one => one.Sources.Contains(source)).Select(one => one.Code).Order(StringComparer.Ordinal).FirstOrDefault();
        if (whose is null)
        {
            System.Console.Error.WriteLine($"No institution uses {source}: name one, --institution CODE.");
            return null;
        }

        IReadOnlyList<string> files = MessageFile.In(place);
        return new PastTraffic(files.Count, files.Select(file => new PastBytes(Path.GetRelativePath(place, file), whose, source, null, MessageFile.Read(file))), null);
    }

    public void Dispose() => history?.Dispose();

    /// <summary>A journalled message as a what-if takes it.</summary>
    public static PastBytes Of(PastMessage message)
    {
        // fujian-ini@1.0/settle
        string[] parts = (message.MappingVersion ?? "").Split('@', '/', '#');
        return new PastBytes(message.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), message.Institution, message.Source, parts.Length > 1 ? parts[1] : null, message.Bytes);
    }
}
