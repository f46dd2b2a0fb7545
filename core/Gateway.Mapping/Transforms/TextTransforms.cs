using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace Gateway.Mapping;

/// <summary>Transforms of plain text. Positions count characters from 1; a character outside the basic plane counts once.</summary>
internal static class TextTransforms
{
    public static Transform[] All { get; } =
    [
        Simple("trim", "Takes white space away at both ends, the full-width one too.", new("trim", " 甲 ", "甲"), text => text.Trim()),
        Simple("upper", "Latin letters in upper case.", new("upper", "x1", "X1"), text => text.ToUpperInvariant()),
        Simple("lower", "Latin letters in lower case.", new("lower", "X1", "x1"), text => text.ToLowerInvariant()),
        Simple("halfwidth", "Full-width letters, digits and signs as half-width ones.", new("halfwidth", "ＡＢ１", "AB1"), HalfWidth),
        new("substring", Shape.One, Shape.One, "START LENGTH", "So many characters from a position; fewer where the text ends.", new("substring 3 8", "MZ20260131001", "20260131"), Substring),
        new("pad", Shape.One, Shape.One, "LENGTH CHARACTER", "Fills up on the left to a length.", new("pad 4 0", "7", "0007"), Pad),
        new("default", Shape.One, Shape.One, "TEXT", "The text where there is nothing.", new("default 无", null, "无"), Default),
        new("constant", Shape.One, Shape.One, "TEXT", "The text where there is anything.", new("constant Y", "7", "Y"), call => call.Rest is var text && text.Length > 0 ? Steps.One(_ => text, "") : call.Fail("Expected a text.")),
        new("map", Shape.One, Shape.One, "FROM=TO…", "One of a few texts for another; a text that is not listed is a fault. For codes use a code table.", new("map Y=1 N=0", "Y", "1"), Map),
        new("replace", Shape.One, Shape.One, "'OLD' 'NEW'", "Every occurrence of a text replaced.", new("replace '-' ''", "2026-01", "202601"), Replace),
        new("regex", Shape.One, Shape.One, "PATTERN", "The first group (or the whole match) of a regular expression; nothing where it does not match.", new("regex '^MZ(\\d+)$'", "MZ12", "12"), Match),
        new("concat", Shape.One, Shape.One, "SOURCE…", "Appends quoted texts and other places; places without a value append nothing.", new("concat '-' 'b'", "a", "a-b"), Concat),
        new("without", Shape.One, Shape.One, "TEXT…", "Nothing where the value is one of the texts.", new("without 无 -", "无", null), Without),
    ];

    private static Transform Simple(string name, string summary, TransformExample example, Func<string, string?> change) =>
        new(name, Shape.One, Shape.One, "", summary, example, call => call.Count == 0 ? Steps.One(change, "") : call.Fail("It takes no arguments."));

    private static string HalfWidth(string text) => string.Create(text.Length, text, static (target, from) =>
    {
        for (int at = 0; at < target.Length; at++)
        {
            target[at] = from[at] switch { '\u3000' => ' ', >= '\uFF01' and <= '\uFF5E' => (char)(from[at] - 0xFEE0), var other => other };
        }
    });

    private static TransformStep? Substring(TransformArguments call)
    {
        (int start, int length) = (call.Whole(0, 1, 10_000), call.Whole(1, 1, 10_000));
        return Steps.One(text => Runes(text, start, length), "");
    }

    private static string Runes(string text, int start, int length)
    {
        var cut = new StringBuilder(length);
        int position = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            position++;
            if (position >= start && position < start + length)
            {
                cut.Append(rune.ToString());
            }
        }

        return cut.ToString();
    }

    private static TransformStep? Pad(TransformArguments call)
    {
        int length = call.Whole(0, 1, 100);
        string filler = call.Word(1);
        return filler.Length == 1 ? Steps.One(text => text.PadLeft(length, filler[0]), "") : call.Fail("Expected one character to fill with.");
    }

    private static TransformStep? Default(TransformArguments call)
    {
        string text = call.Rest;
        return text.Length == 0 ? call.Fail("Expected a text.") : (ref Flow flow, RowScope _) => flow.Text ??= flow.Fault is null ? text : null;
    }

    private static TransformStep? Map(TransformArguments call)
    {
        string[][] pairs = [.. Enumerable.Range(0, call.Count).Select(index => call.Word(index).Split('=', 2))];
        if (pairs.Length == 0 || Array.Exists(pairs, pair => pair.Length != 2) || pairs.DistinctBy(pair => pair[0]).Count() != pairs.Length)
        {
            return call.Fail("Expected FROM=TO, each FROM once.");
        }

        FrozenDictionary<string, string> map = pairs.ToFrozenDictionary(pair => pair[0], pair => pair[1]);
        return Steps.One(text => map.GetValueOrDefault(text), $"Expected one of {string.Join(", ", pairs.Select(pair => pair[0]))}.");
    }

    private static TransformStep? Replace(TransformArguments call)
    {
        (string old, string @new) = (call.Word(0), call.Word(1));
        return call.Count == 2 && old.Length > 0 ? Steps.One(text => text.Replace(old, @new, StringComparison.Ordinal), "") : call.Fail("Expected 'OLD' 'NEW'.");
    }

    private static TransformStep? Match(TransformArguments call)
    {
        try
        {
            // Linear in the text, so no limit by the clock: a slow machine must not change what a message maps to.
            var regex = new Regex(call.Rest, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Regex.InfiniteMatchTimeout);
            return Steps.One(text => regex.Match(text) is { Success: true } match ? match.Groups[match.Groups.Count > 1 ? 1 : 0].Value : "", "");
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            return call.Fail("Expected a regular expression without back references and look-around.");
        }
    }

    private static TransformStep? Concat(TransformArguments call)
    {
        ReadStep?[] parts = [.. Enumerable.Range(0, call.Count).Select(call.Source)];
        if (parts.Length == 0 || Array.Exists(parts, part => part is null))
        {
            return call.Fail("Expected quoted texts or paths.");
        }

        return (ref Flow flow, RowScope scope) =>
        {
            if (flow.Text is null)
            {
                return;
            }

            foreach (ReadStep? part in parts)
            {
                var more = default(Flow);
                part!(scope, ref more); // checked above
                flow.Text += more.Text;
            }
        };
    }

    private static TransformStep? Without(TransformArguments call)
    {
        HashSet<string> texts = [.. Enumerable.Range(0, call.Count).Select(call.Word)];
        return texts.Count == 0 ? call.Fail("Expected at least one text.") : Steps.One(text => texts.Contains(text) ? "" : text, "");
    }
}
