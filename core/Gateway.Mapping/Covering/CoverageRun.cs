using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Runs a version over its samples and notes which fields its rows read and which elements they fill.</summary>
public sealed class CoverageRun
{
    private readonly MappingCatalog catalog;
    private readonly SourceVersion version;
    private readonly Dictionary<string, MessageReads> reads;
    private readonly FieldTally fields = new();
    private readonly HashSet<(string Row, string Field)> tried = [];
    private readonly Dictionary<string, HashSet<string>> filled = new(StringComparer.Ordinal);
    private readonly ImmutableArray<MessageLoss>.Builder messages = ImmutableArray.CreateBuilder<MessageLoss>();

    private CoverageRun(string root, MappingCatalog catalog, SourceVersion version)
    {
        (this.catalog, this.version) = (catalog.Pin(version), version);
        reads = MessageReads.Of(Path.Combine(root, "sources", version.SourceId, version.Version), new MappingFolder(root));
    }

    /// <summary>Makes the report.</summary>
    /// <param name="root">The mappings folder.</param>
    /// <param name="catalog">Its catalogue.</param>
    /// <param name="version">One of its versions.</param>
    public static CoverageReport Of(string root, MappingCatalog catalog, SourceVersion version)
    {
        var run = new CoverageRun(root, catalog, version);
        foreach (MappingSample sample in MappingSample.Of(root, version.SourceId, version.Version))
        {
            run.Add(sample);
        }

        return run.Report();
    }

    private void Add(MappingSample sample)
    {
        ReadOnlyMemory<byte> bytes = sample.Bytes;
        Outcome<ReadMessage> read = catalog.Source(version.SourceId)!.Read(bytes); // pinned above
        if (read.Partial is not { Record: { } record, Message: { } message } || !reads.TryGetValue(message.Name, out MessageReads? places))
        {
            return; // nobody could say which message it is
        }

        Institution? institution = catalog.Institutions.OrderBy(one => one.Code, StringComparer.Ordinal).FirstOrDefault(one => one.Sources.Contains(version.SourceId));
        (int all, int carried) = fields.Add(record, UsesOf(record, places));
        messages.Add(new MessageLoss(sample.File, message.Name, all, carried));
        if (read.Succeeded && institution is not null)
        {
            Outcome<MappedMessage> mapped = message.Map(record, new MapContext(institution, ContentId.Of(institution.Code, version.SourceId, bytes.Span), read.Value.ServiceDate));
            foreach (LineageEntry entry in mapped.Partial?.Lineage ?? [])
            {
                Filled(entry.TableRow).Add(sample.File);
            }
        }
    }

    private FieldUses UsesOf(SourceRecord record, MessageReads places)
    {
        var uses = new FieldUses();
        RowScope scope = version.ScopeOf(record);
        foreach (RowReads row in places.Rows)
        {
            string field = string.Join(' ', row.Fields);
            row.Visit(scope, node => uses.Note(node, UseOfField.Condition), node =>
            {
                if (uses.Note(node, UseOfField.Carried, row.Row.Reference))
                {
                    tried.Add((row.Row.Reference, field));
                }
            });
        }

        foreach (RowReads row in places.Replies)
        {
            row.Visit(scope, node => uses.Note(node, UseOfField.Condition), node => uses.Note(node, UseOfField.Reply));
        }

        Note(places.Keys, UseOfField.Key);
        Note(places.Conditions, UseOfField.Condition);
        return uses;

        void Note(ImmutableArray<SourcePath> paths, UseOfField use)
        {
            foreach (SourcePath path in paths)
            {
                uses.Note(path.First(record.Root), use);
            }
        }
    }

    private CoverageReport Report() => new(
        version.SourceId,
        version.Version,
        messages.ToImmutable(),
        fields.Fields(),
        [
            .. reads.Values.SelectMany(message => message.Rows).Select(row => new UntriedRow(row.Row.Reference, row.Row["target"], string.Join(' ', row.Fields)))
                .Where(row => row.Field.Length > 0 && !tried.Contains((row.TableRow, row.Field))),
        ],
        [
            .. reads.SelectMany(message => message.Value.Rows.GroupBy(row => row.Row["target"], StringComparer.Ordinal).Select(same =>
                new ElementUse(message.Key, same.Key, same.SelectMany(row => Filled(row.Row.Reference)).Distinct(StringComparer.Ordinal).Count()))),
        ]);

    private HashSet<string> Filled(string row)
    {
        if (!filled.TryGetValue(row, out HashSet<string>? samples))
        {
            filled.Add(row, samples = new(StringComparer.Ordinal));
        }

        return samples;
    }
}
