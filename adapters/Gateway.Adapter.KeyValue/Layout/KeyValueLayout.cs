using System.Buffers;
using System.Collections.Immutable;

namespace Gateway.Adapter.KeyValue.Layout;

/// <summary>The <c>layout</c> of a source of this format; README.md has an example of every member.</summary>
internal sealed record KeyValueLayout
{
    private static readonly SearchValues<char> PathMarks = SearchValues.Create("/[]'\r\n");

    /// <summary>One ASCII character between pieces.</summary>
    public string Separator { get; init; } = "&";

    /// <summary>One ASCII character between a key and its value.</summary>
    public string Assignment { get; init; } = "=";

    /// <summary>Keys that stand alone, in the order in which they are written.</summary>
    public ImmutableArray<string> Keys { get; init; } = [];

    /// <summary>Keys with a number in brackets.</summary>
    public ImmutableArray<RowsLayout> Rows { get; init; } = [];

    /// <summary>What cannot be, member by member.</summary>
    public IEnumerable<Issue> Faults()
    {
        if (!IsMark(Separator))
        {
            yield return LayoutReader.Wrong("separator", "Expected one ASCII character, neither letter, digit, bracket nor line break.");
        }

        if (!IsMark(Assignment) || Assignment == Separator)
        {
            yield return LayoutReader.Wrong("assignment", "Expected one ASCII character other than the separator, neither letter, digit, bracket nor line break.");
        }

        if (Keys.IsEmpty)
        {
            yield return LayoutReader.Wrong("keys", "Expected at least one key.");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (Issue fault in KeyFaults("keys", Keys, seen).Concat(Rows.SelectMany((group, index) => RowFaults($"rows[{index}]", group, seen))))
        {
            yield return fault;
        }
    }

    private static bool IsMark(string text) => text.Length == 1 && char.IsAscii(text[0]) && !char.IsAsciiLetterOrDigit(text[0]) && text[0] is not ('[' or ']' or '\r' or '\n' or '\0');

    private IEnumerable<Issue> RowFaults(string member, RowsLayout group, HashSet<string> seen)
    {
        if (group.Keys.IsEmpty)
        {
            yield return LayoutReader.Wrong($"{member}.keys", "Expected at least one key.");
        }

        if (!IsKey(group.Name) || !seen.Add(group.Name))
        {
            yield return LayoutReader.Wrong($"{member}.name", "Expected a name that can stand in a path, different from every key.");
        }

        if (group.Count is not null && !Keys.Contains(group.Count, StringComparer.Ordinal))
        {
            yield return LayoutReader.Wrong($"{member}.count", "Expected one of the keys.");
        }

        foreach (Issue fault in KeyFaults($"{member}.keys", group.Keys, seen))
        {
            yield return fault;
        }
    }

    private IEnumerable<Issue> KeyFaults(string member, ImmutableArray<string> keys, HashSet<string> seen)
    {
        for (int index = 0; index < keys.Length; index++)
        {
            if (!IsKey(keys[index]) || !seen.Add(keys[index]))
            {
                yield return LayoutReader.Wrong($"{member}[{index}]", "Expected a key without separator, assignment and brackets, different from those before it.");
            }
        }
    }

    private bool IsKey(string key) => !string.IsNullOrWhiteSpace(key) && !key.AsSpan().ContainsAny(PathMarks) && (Separator.Length == 0 || !key.Contains(Separator, StringComparison.Ordinal)) && (Assignment.Length == 0 || !key.Contains(Assignment, StringComparison.Ordinal));
}
