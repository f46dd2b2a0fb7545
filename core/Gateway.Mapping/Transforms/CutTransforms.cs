using System.Text;
using System.Text.RegularExpressions;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Transforms that take a piece of a text or fill it up. Positions count characters from 1; a rare character outside the basic plane counts once.</summary>
internal static class CutTransforms
{
    private const int Longest = 10_000;

    public static Transform[] All { get; } =
    [
        new()
        {
            Name = "substring", Arguments = [new("START", ArgumentKind.Whole), new("LENGTH", ArgumentKind.Whole)],
            English = "So many characters from a position, from 1; fewer where the text ends.", Chinese = "从第几个字符起取若干字符（从 1 数），不足则取到末尾。",
            Examples = [new("substring 3 8", "MZ20260131001", "20260131"), new("substring 2 1", "𠮷甲乙", "甲"), new("substring 9 1", "甲", null)],
            Refusals = [new("substring 0 1", null, $"Expected a whole number from 1 to {Longest}.")],
            Compile = Substring,
        },
        new()
        {
            Name = "cutbytes", Arguments = [new("BYTES", ArgumentKind.Whole)],
            English = "The beginning that fits into so many bytes of GB18030, in whole characters: for fields that a sender counts in bytes.", Chinese = "按 GB18030 字节数截取开头，不截断汉字；用于按字节计长的字段。",
            Examples = [new("cutbytes 5", "测试甲", "测试"), new("cutbytes 8", "测试甲", "测试甲"), new("cutbytes 3", "𠮷", null)],
            Refusals = [new("cutbytes", null, $"Expected a whole number from 1 to {Longest}.")],
            Compile = CutBytes,
        },
        new()
        {
            Name = "pad", Arguments = [new("LENGTH", ArgumentKind.Whole), new("CHARACTER", ArgumentKind.Text)],
            English = "Fills up on the left to a length.", Chinese = "左侧补足到指定长度。",
            Examples = [new("pad 4 0", "7", "0007"), new("pad 4 0", "12345", "12345")], Refusals = [new("pad 4", null, "Expected one character to fill with.")],
            Compile = Pad,
        },
        new()
        {
            Name = "regex", Arguments = [new("'PATTERN'", ArgumentKind.Pattern)],
            English = "The first group (or the whole match) of a regular expression; nothing where it does not match.", Chinese = "取正则表达式的第一组（无组则取整个匹配）；不匹配视为没有值。",
            Examples = [new("regex '^MZ(\\d+)$'", "MZ12", "12"), new("regex '[0-9]+'", "ab12c", "12"), new("regex '^x'", "ab", null)],
            Refusals = [new("regex '('", null, "Expected a regular expression without back references and look-around.")],
            Compile = Match,
        },
    ];

    private static TransformStep? Substring(TransformArguments call)
    {
        (int start, int length) = (call.Whole(0, 1, Longest), call.Whole(1, 1, Longest));
        return Steps.One(text => Runes(text, start, length), "");
    }

    private static string Runes(string text, int start, int length)
    {
        var cut = new StringBuilder(Math.Min(length, text.Length));
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

    private static TransformStep? CutBytes(TransformArguments call)
    {
        int most = call.Whole(0, 1, Longest);
        TextEncodings.TryGet("gb18030", out Encoding? gb18030);
        return Steps.One(text => Beginning(text, most, gb18030!), ""); // always there: the class that names it registers it
    }

    private static string Beginning(string text, int most, Encoding gb18030)
    {
        (int bytes, int end) = (0, 0);
        foreach (Rune rune in text.EnumerateRunes())
        {
            bytes += rune.IsAscii ? 1 : gb18030.GetByteCount(rune.ToString());
            if (bytes > most)
            {
                break;
            }

            end += rune.Utf16SequenceLength;
        }

        return text[..end];
    }

    private static TransformStep? Pad(TransformArguments call)
    {
        int length = call.Whole(0, 1, 100);
        string filler = call.Word(1);
        return filler.Length == 1 ? Steps.One(text => new string(filler[0], Math.Max(0, length - text.EnumerateRunes().Count())) + text, "") : call.Fail("Expected one character to fill with.");
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
}
