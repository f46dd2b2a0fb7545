using System.Collections.Immutable;
using Gateway.Console.Api;
using Gateway.Console.Privacy;
using Gateway.Journal;

namespace Gateway.Console.Views;

/// <summary>
/// Compares a message with its correction for whoever approves it. Differences are found in the bytes as they are, and shown as every other view shows them: without the persons that are known of the
/// message or of its correction; where nobody is known yet, as shapes.
/// </summary>
public sealed class CorrectionViews(ITraceDesk desk, IJournal journal, MessageContents contents)
{
    private const int Longest = 200_000;
    private const int MostLines = 400;
    private const int MostFields = 200;

    /// <summary>The difference; null when there is no such message, or its bytes were dropped by age.</summary>
    public async Task<CorrectionView?> ShowAsync(long messageId, ReadOnlyMemory<byte> correction, CancellationToken cancellationToken)
    {
        ImmutableArray<JournalledFact> facts = await journal.ReadAsync(messageId, cancellationToken);
        if (facts.IsEmpty || await contents.ReadAsync(messageId, facts, new MessagePart("arrival", null), cancellationToken) is not { } message)
        {
            return null;
        }

        MessageTrace? before = await desk.OfAsync(messageId, cancellationToken), after = await desk.OfBytesAsync(messageId, correction, cancellationToken);
        KnownPersons persons = MessagePersons.Of(facts, Personal(before).Concat(Personal(after)));
        bool isShape = MessagePersons.Of(facts).IsEmpty || after is null or { Canonical.IsEmpty: true };
        (ImmutableArray<ChangedField> fields, int hiddenFields) = Fields(before, after, persons);
        Refusal? fault = after?.Fault is { } told ? new Refusal(told.Chinese, told.English) : null;
        string? old = TextOf(message), fresh = TextOf(correction);
        if (old is null || fresh is null)
        {
            return new CorrectionView(message.Length, correction.Length, IsText: false, isShape, [], 0, 0, fields, hiddenFields, fault);
        }

        string[] oldLines = old.Split('\n'), newLines = fresh.Split('\n');
        ImmutableArray<(int? Old, int? New)> lines = TextDifference.Of(oldLines, newLines);
        string[] oldShown = Shown(old, oldLines, isShape, persons), newShown = Shown(fresh, newLines, isShape, persons);
        ChangedLine[] changed = [.. lines.Where(line => line.Old is null || line.New is null).Select(line => new ChangedLine(line.Old + 1, line.New + 1, line.Old is { } at ? oldShown[at] : newShown[line.New!.Value]))]; // one of the two is there
        return new CorrectionView(message.Length, correction.Length, IsText: true, isShape, [.. changed.Take(MostLines)], Math.Max(0, changed.Length - MostLines), lines.Length - changed.Length, fields, hiddenFields, fault);
    }

    private static string? TextOf(ReadOnlyMemory<byte> bytes) => bytes.Length > Longest ? null : MessageText.Of(bytes.Span);

    /// <summary>Each line without persons. The text is masked whole, because a value may go over lines; where that changes how many there are, only shapes are shown.</summary>
    private static string[] Shown(string text, string[] lines, bool isShape, KnownPersons persons) =>
        !isShape && PatientMask.Of(text, persons).Split('\n') is var masked && masked.Length == lines.Length ? masked : [.. lines.Select(TextShape.Of)];

    private static IEnumerable<string> Personal(MessageTrace? trace) => (trace?.Canonical ?? []).Where(element => element.IsPersonal).Select(element => element.Value);

    private static (ImmutableArray<ChangedField> Fields, int Hidden) Fields(MessageTrace? before, MessageTrace? after, KnownPersons persons)
    {
        Dictionary<string, (string Raw, string Shown)> old = Sheet(before, persons), fresh = Sheet(after, persons);
        ChangedField[] changed = [.. old.Keys.Union(fresh.Keys, StringComparer.Ordinal).Where(path => old.GetValueOrDefault(path).Raw != fresh.GetValueOrDefault(path).Raw).Select(path => Changed(path, old.GetValueOrDefault(path).Shown, fresh.GetValueOrDefault(path).Shown))];
        return ([.. changed.Take(MostFields)], Math.Max(0, changed.Length - MostFields));
    }

    private static ChangedField Changed(string path, string? before, string? after) => new(path, before, after, before is not null && before == after);

    /// <summary>A message's fields: as they are, to compare, and as they may be shown.</summary>
    private static Dictionary<string, (string Raw, string Shown)> Sheet(MessageTrace? trace, KnownPersons persons)
    {
        var sheet = new Dictionary<string, (string Raw, string Shown)>(StringComparer.Ordinal);
        if (trace is not null)
        {
            var links = new TraceLinks(trace);
            for (int at = 0; at < trace.Record.Length; at++)
            {
                RecordValue value = trace.Record[at];
                sheet[value.Path] = (value.Text, TraceViews.OfRecord(value, links, $"s{at}", persons));
            }
        }

        return sheet;
    }
}
