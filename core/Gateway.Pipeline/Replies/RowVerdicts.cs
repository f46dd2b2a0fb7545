using System.Collections.Concurrent;
using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Journal;

namespace Gateway.Pipeline;

/// <summary>Tells a row that reads the wrong place from senders that leave something out, by what became of other messages at the same row. Thread-safe.</summary>
public sealed class RowVerdicts(IJournal journal, TimeProvider time)
{
    private const string Sources = "sources/";

    /// <summary>The latest messages of a source that are looked at, and of these that failed alike those whose facts are read.</summary>
    private const int Looked = 500, Read = 40;

    private const int Kept = 1000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<(string Row, string Code), (DateTimeOffset At, RowRecord Record)> known = new();

    /// <summary>The verdict on a row that is at fault for an issue of mapping; null where it is not, or nobody can say.</summary>
    /// <param name="issue">Found while a message was mapped.</param>
    /// <param name="otherwise">The verdict by the issue alone.</param>
    /// <param name="isForReply">A sender is answered, perhaps one of a thousand in this second: what was read a moment ago will do.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    public async ValueTask<Verdict?> OfAsync(Issue issue, Verdict otherwise, bool isForReply, CancellationToken cancellationToken)
    {
        if (otherwise.Party != Party.Sender || issue.TableRow is not { } row || !row.StartsWith(Sources, StringComparison.Ordinal) || row.Split('/') is not [_, var source, var version, var file])
        {
            return null;
        }

        DateTimeOffset now = time.GetUtcNow();
        if (!isForReply || !known.TryGetValue((row, issue.Code.Id), out (DateTimeOffset At, RowRecord Record) kept) || now - kept.At >= Fresh)
        {
            kept = (now, await RecordAsync(row, issue.Code.Id, (source, version, Path.GetFileNameWithoutExtension(file.Split(':')[0])), cancellationToken));
            Keep((row, issue.Code.Id), kept);
        }

        RowRecord record = kept.Record;
        return record.IsAtFault ? VerdictOn(record, otherwise, $"{source}@{version}") : null;
    }

    private static Verdict VerdictOn(RowRecord record, Verdict otherwise, string version) => new(
        Party.Mapping, $"{otherwise.Evidence} [{record.Messages} messages of {record.Failed.Count} institutions stopped there, none of theirs passed{(record.BeganWithVersion ? "; an earlier version mapped them" : "")}]",
        $"自{version}启用以来，{record.Failed.Count}家机构的{record.Messages}笔报文都停在这一行{(record.BeganWithVersion ? "，而此前的版本能通过" : "")}：信息科核对该行读取的字段，更正后发布新版本，再重新办理（gateway jobs start --action retry）；医院无需更改。",
        $"Since {version} is in use, {record.Messages} messages of {record.Failed.Count} institutions stopped at this row{(record.BeganWithVersion ? ", which an earlier version mapped" : "")}: whoever keeps the tables sees which field the row reads, corrects it in a new version, and has them done again (gateway jobs start --action retry); the senders change nothing.");

    private async Task<RowRecord> RecordAsync(string row, string code, (string Source, string Version, string Table) place, CancellationToken cancellationToken)
    {
        ImmutableArray<MessageHeader> latest = (await journal.ListAsync(new MessageFilter { Source = place.Source, Limit = Looked }, cancellationToken)).Messages;
        (string Institution, MappingStamp Stamp)[] mapped = [.. latest.Select(message => (message.Institution, Stamp: MappingStamp.Read(message.MappingVersion)!)).Where(one => one.Stamp is not null)];
        mapped = mapped.Any(one => one.Stamp.Message == place.Table) ? [.. mapped.Where(one => one.Stamp.Message == place.Table)] : mapped; // a table that several messages share has none of their names
        var failed = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (MessageHeader message in latest.Where(message => message.MappingVersion is null && message.IssueCode == code).Take(Read))
        {
            if ((await journal.ReadAsync(message.Id, cancellationToken)).Any(entry => entry.Fact is JournalFact.Rejected rejected && rejected.Issues.Any(issue => issue.Code.Id == code && issue.TableRow == row)))
            {
                failed[message.Institution] = failed.GetValueOrDefault(message.Institution) + 1;
            }
        }

        return new RowRecord(failed.ToImmutableDictionary(StringComparer.Ordinal), Institutions(true), Institutions(false));

        ImmutableHashSet<string> Institutions(bool ofThisVersion) =>
            mapped.Where(one => one.Stamp.Version == place.Version == ofThisVersion).Select(one => one.Institution).ToImmutableHashSet(StringComparer.Ordinal);
    }

    private void Keep((string Row, string Code) key, (DateTimeOffset At, RowRecord Record) kept)
    {
        if (known.Count >= Kept)
        {
            known.Clear();
        }

        known[key] = kept;
    }
}
