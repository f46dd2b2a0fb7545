using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gateway.Console.Api;
using Gateway.Mapping;

namespace Gateway.Console.Views;

/// <summary>Which values and rows of a trace belong together. Each gets an id: <c>s</c> a field of the sender, <c>r</c> a row, <c>e</c> an element, <c>f</c> a field of a transaction.</summary>
internal sealed partial class TraceLinks
{
    private readonly Dictionary<string, SortedSet<string>> together = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> paths = new(StringComparer.Ordinal);
    private readonly MessageTrace trace;

    public TraceLinks(MessageTrace trace)
    {
        this.trace = trace;
        RowNames = [.. trace.Canonical.Select(element => element.TableRow).Concat(trace.Sent.Select(field => field.TableRow)).OfType<string>().Distinct(StringComparer.Ordinal)];
        Dictionary<string, string> rows = RowNames.Select((row, at) => (row, at)).ToDictionary(pair => pair.row, pair => $"r{pair.at}", StringComparer.Ordinal);
        for (int at = 0; at < trace.Record.Length; at++)
        {
            paths.TryAdd(trace.Record[at].Path, at);
        }

        ILookup<string, int> byElement = trace.Canonical.Select((element, at) => (element.Element, at)).ToLookup(pair => Plain(pair.Element), pair => pair.at, StringComparer.Ordinal);
        ILookup<string, int> exactly = trace.Canonical.Select((element, at) => (element.Element, at)).ToLookup(pair => pair.Element, pair => pair.at, StringComparer.Ordinal);
        ILookup<int, int> sentOf = trace.Sent.SelectMany((field, at) => (exactly.Contains(field.Source) ? exactly[field.Source] : ElementsOf(field, byElement)).Select(element => (element, at))).ToLookup(pair => pair.element, pair => pair.at);
        for (int at = 0; at < trace.Canonical.Length; at++)
        {
            TracedElement element = trace.Canonical[at];
            string[] chain = [$"e{at}", .. RecordOf(element).Select(index => $"s{index}"), .. element.TableRow is { } row ? (string[])[rows[row]] : []];
            Join(chain);
            foreach (int field in sentOf[at])
            {
                Join([.. chain, $"f{field}", .. trace.Sent[field].TableRow is { } platformRow ? (string[])[rows[platformRow]] : []]);
            }
        }

        foreach ((SentField field, int at) in trace.Sent.Select((field, at) => (field, at)).Where(pair => pair.field.TableRow is not null))
        {
            Join([$"f{at}", rows[field.TableRow!]]); // filtered
        }
    }

    /// <summary>Every row that wrote something, as <c>r0</c>, <c>r1</c>, …</summary>
    public ImmutableArray<string> RowNames { get; }

    /// <summary>What belongs to an id, itself left out.</summary>
    public ImmutableArray<string> With(string id) => together.TryGetValue(id, out SortedSet<string>? others) ? [.. others.Where(other => other != id)] : [];

    /// <summary>Elements of the canonical message that a value of the record went into.</summary>
    public IEnumerable<TracedElement> ElementsOf(string id) => With(id).Where(other => other[0] == 'e').Select(other => trace.Canonical[int.Parse(other.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)]);

    private void Join(IReadOnlyCollection<string> chain)
    {
        foreach (string id in chain)
        {
            if (!together.TryGetValue(id, out SortedSet<string>? others))
            {
                together.Add(id, others = new SortedSet<string>(StringComparer.Ordinal));
            }

            others.UnionWith(chain);
        }
    }

    /// <summary>The record's values that an element was made of: the one at its path, or those inside its bytes where it is of a whole group.</summary>
    private IEnumerable<int> RecordOf(TracedElement element) => element.TableRow is null ? []
        : paths.TryGetValue(element.At.Path, out int at) ? [at]
        : element.At.Length == 0 ? OfRow(element.TableRow)
        : Enumerable.Range(0, trace.Record.Length).Where(index => trace.Record[index] is { Length: > 0 } value && value.Offset >= element.At.Offset && value.Offset + value.Length <= element.At.Offset + element.At.Length);

    /// <summary>The values that a row reads which makes one of many: a sum of a column.</summary>
    private IEnumerable<int> OfRow(string row) => trace.Rows.TryGetValue(row, out TableCells? cells) && cells["source"] is { Length: > 0 } source && source[0] != '.'
        ? Enumerable.Range(0, trace.Record.Length).Where(index => Plain(trace.Record[index].Path) == source)
        : [];

    /// <summary>The element that a field was filled from: of many the one at the field's own position.</summary>
    private static IEnumerable<int> ElementsOf(SentField field, ILookup<string, int> byElement)
    {
        if (field.Source.Length == 0)
        {
            return [];
        }

        int[] found = [.. byElement[Plain(field.Source)]];
        int position = Positions().Match(field.Place) is { Success: true } match ? int.Parse(match.Groups["at"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : 1;
        return found.Length <= 1 ? found : found.Where((_, at) => at + 1 == position);
    }

    private static string Plain(string path) => Positions().Replace(path, "").Replace("[]", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\[(?<at>\d+)\]|(?<=\[[^\]]*):\d+(?=\])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Positions();
}
