using System.Collections.Immutable;
using System.Globalization;
using Gateway.Console.Api;
using Gateway.Console.Privacy;
using Gateway.Journal;
using Gateway.Mapping;

namespace Gateway.Console.Views;

/// <summary>Shows where each value of a message came from. What may tell who somebody is, is masked; what no table reads shows its shape alone.</summary>
public sealed class TraceViews(ITraceDesk desk, IJournal journal)
{
    private const int Most = 400;

    /// <summary>The trace of a message; null when there is no such message.</summary>
    /// <param name="isUnmasked">With the persons in it, for somebody who may see them. Whoever calls writes that down.</param>
    public async Task<TraceView?> ShowAsync(long id, bool isUnmasked, CancellationToken cancellationToken)
    {
        if (await desk.OfAsync(id, cancellationToken) is not { } trace)
        {
            return null;
        }

        if (trace.Fault is { } fault)
        {
            return new TraceView(fault.Chinese, fault.English, null, []);
        }

        KnownPersons? persons = isUnmasked ? null : KnownPersons.Of((await journal.ReadAsync(id, cancellationToken)).Select(fact => fact.Fact).OfType<JournalFact.Prepared>().LastOrDefault()?.Canonical ?? default);
        var links = new TraceLinks(trace);
        return new TraceView(null, null, trace.IsAsThen,
        [
            Column("record", trace.Record, (value, at) => new TraceItem($"s{at}", value.Path, OfRecord(value, links, $"s{at}", persons), value.Offset < 0 ? "" : Text($"{value.Offset}+{value.Length}"), links.With($"s{at}"))),
            Column("row", links.RowNames, (row, at) => new TraceItem($"r{at}", Short(row), trace.Rows.TryGetValue(row, out TableCells? cells) ? Said(cells) : "", row, links.With($"r{at}"))),
            Column("canonical", trace.Canonical, (element, at) => new TraceItem($"e{at}", element.Element, OfElement(element, persons), From(element), links.With($"e{at}"))),
            Column("transaction", trace.Sent, (field, at) => new TraceItem($"f{at}", $"{field.Transaction} {field.Place}", OfField(field, links, $"f{at}", persons), field.TableRow is null ? "" : $"{Short(field.TableRow)} ← {field.Source}", links.With($"f{at}"))),
        ]);
    }

    private static TraceColumn Column<T>(string name, ImmutableArray<T> values, Func<T, int, TraceItem> item) => new(name, [.. values.Take(Most).Select(item)], Math.Max(0, values.Length - Most));

    internal static string OfRecord(RecordValue value, TraceLinks links, string id, KnownPersons? persons)
    {
        if (persons is null)
        {
            return value.Text;
        }

        TracedElement[] elements = [.. links.ElementsOf(id)];
        return elements.Length == 0 ? TextShape.Of(value.Text) : elements.Any(element => element.IsPersonal) ? PatientMask.Mask : PatientMask.OfField(value.Path[(value.Path.LastIndexOf('/') + 1)..], value.Text, persons);
    }

    private static string OfElement(TracedElement element, KnownPersons? persons) =>
        persons is null ? element.Value : element.IsPersonal ? PatientMask.Mask : PatientMask.OfField(element.Element[(element.Element.LastIndexOf('.') + 1)..], element.Value, persons);

    private static string OfField(SentField field, TraceLinks links, string id, KnownPersons? persons) =>
        persons is null ? field.Value : links.ElementsOf(id).Any(element => element.IsPersonal) ? PatientMask.Mask : PatientMask.OfField(field.Place[(field.Place.LastIndexOf('.') + 1)..], field.Value, persons);

    private static string From(TracedElement element) =>
        element.TableRow is { } row ? (element.At.Path.Length == 0 ? Short(row) : $"{Short(row)} ← {element.At.Path}") : element.Origin.ToString().ToLowerInvariant();

    /// <summary>What a row says: <c>target ← source | transform | codes</c>.</summary>
    private static string Said(TableCells row)
    {
        string target = row["target"].Length > 0 ? row["target"] : $"{row["node"]}.{row["field"]}".TrimStart('.');
        string how = string.Join(" | ", new[] { row["source"], row["transform"], row["codes"].Length > 0 ? $"codes/{row["codes"]}" : "" }.Where(part => part.Length > 0));
        return $"{target} ← {how}{(row["when"].Length > 0 ? $"  ({row["when"]})" : "")}";
    }

    private static string Short(string row) => row[(row.LastIndexOf('/') + 1)..];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
