using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Console.Api;
using Gateway.Contract;
using Gateway.Host.Mappings;
using Gateway.Inbound;
using Gateway.Journal;
using Gateway.Mapping;
using Gateway.Pipeline;

namespace Gateway.Host.Tracing;

/// <summary>Runs a journalled message again by the version that it began with, and follows its values back.</summary>
internal sealed class TraceDesk(IJournal journal, CatalogHolder holder) : ITraceDesk
{
    private const int MostBytes = 1_000_000;

    public async Task<MessageTrace?> OfAsync(long messageId, CancellationToken cancellationToken)
    {
        if (await journal.FindAsync(messageId, cancellationToken) is not { } header)
        {
            return null;
        }

        if (header.Bytes > MostBytes || await BytesAsync(messageId, cancellationToken) is not { } bytes)
        {
            return Without(header.Bytes > MostBytes ? ("报文超过1 MB，不在此追溯。", "Longer than 1 MB: not traced here.") : ("原文已按保存期限清除。", "Its bytes were dropped by age."));
        }

        MappingStamp? began = MappingStamp.Read(header.MappingVersion);
        InboundMessage inbound = Inbound(header, bytes);
        MessageContext context = began is null
            ? await Preview.RunAsync(holder, inbound, cancellationToken)
            : await Preview.ReplayAsync(holder, inbound, began, cancellationToken);
        ImmutableArray<JournalledFact> facts = await journal.ReadAsync(messageId, cancellationToken);
        return TraceOf(context, elements => began is { Platform: not null } ? [.. new SentFields(holder.Root, began, context.Mapped, elements).Of(facts)] : []) with { IsAsThen = IsAsThen(context, facts) };
    }

    public async Task<MessageTrace?> OfBytesAsync(long messageId, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        await journal.FindAsync(messageId, cancellationToken) is not { } header ? null
        : bytes.Length > MostBytes ? Without(("报文超过1 MB，不在此追溯。", "Longer than 1 MB: not traced here."))
        : TraceOf(await Preview.RunAsync(holder, Inbound(header, bytes), cancellationToken), _ => []);

    private static InboundMessage Inbound(MessageHeader header, ReadOnlyMemory<byte> bytes) => new(header.Institution, header.Source, header.Listener, bytes);

    private MessageTrace TraceOf(MessageContext context, Func<IEnumerable<string>, ImmutableArray<SentField>> sentBy)
    {
        if (context.Read?.Record is not { } record)
        {
            return Without(("报文无法解析，请看问题明细中的位置。", "It cannot be read: the issues name the place."));
        }

        ImmutableArray<TracedElement> elements = context.Mapped is { } mapped ? BundleTrace.Of(mapped) : [];
        ImmutableArray<SentField> sent = sentBy(elements.Select(element => element.Element));
        return new MessageTrace
        {
            Record = [.. Values(record.Root)],
            Canonical = elements,
            Sent = sent,
            Rows = RowsOf(elements.Select(element => element.TableRow).Concat(sent.Select(field => field.TableRow))),
        };
    }

    private static MessageTrace Without((string Chinese, string English) fault) => new() { Fault = fault };

    private async Task<ReadOnlyMemory<byte>?> BytesAsync(long messageId, CancellationToken cancellationToken)
    {
        try
        {
            return await journal.ReadArrivalAsync(messageId, cancellationToken);
        }
        catch (FactRefusedException)
        {
            return null; // dropped by age
        }
    }

    private static bool? IsAsThen(MessageContext context, ImmutableArray<JournalledFact> facts) =>
        facts.Select(fact => fact.Fact).OfType<JournalFact.Prepared>().LastOrDefault() is { } prepared && context.Canonical is { } bundle
            ? CanonicalJson.Write(bundle).AsSpan().SequenceEqual(prepared.Canonical.Span)
            : null;

    private static IEnumerable<RecordValue> Values(SourceNode node)
    {
        if (node.IsGroup)
        {
            return node.Children.SelectMany(Values);
        }

        SourceLocation at = node.Location;
        return node.Text is { Length: > 0 } text ? [new RecordValue(at.Path, text, at.Offset, at.Length)] : [];
    }

    private ImmutableDictionary<string, TableCells> RowsOf(IEnumerable<string?> named)
    {
        var rows = ImmutableDictionary.CreateBuilder<string, TableCells>(StringComparer.Ordinal);
        foreach (IGrouping<string, string> file in named.OfType<string>().Distinct(StringComparer.Ordinal).GroupBy(row => row[..row.LastIndexOf(':')], StringComparer.Ordinal))
        {
            Dictionary<string, TableCells> cells = TableCells.Read(holder.Root, file.Key).ToDictionary(row => $"{file.Key}:{row.Row}", StringComparer.Ordinal);
            rows.AddRange(file.Where(cells.ContainsKey).Select(row => KeyValuePair.Create(row, cells[row])));
        }

        return rows.ToImmutable();
    }
}
