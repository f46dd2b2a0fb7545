using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Gateway.Mapping.Oracle;

/// <summary>Every transform, written anew from its documentation: slowly and plainly.</summary>
internal static class PlainTransforms
{
    private static readonly Once<List<string>> KnownCalls = new(CutCalls);
    private static readonly Once<string[]> KnownWords = new(CutWords);
    private static readonly string[] TakesMany = ["part", "first", "last", "count", "sum", "join"];

    public static bool BeginsWithMany(string cell) => cell.Length > 0 && TakesMany.Contains(Calls(cell)[0].Split(' ')[0]);

    /// <summary>Runs a cell over a value.</summary>
    /// <param name="read">Reads another place.</param>
    /// <param name="lookUp">Translates a code; null for an unknown one.</param>
    /// <param name="position">In the each.</param>
    public static void Run(string cell, PlainFlow flow, Func<string, PlainFlow> read, Func<string, string, string?> lookUp, int position)
    {
        foreach (string call in cell.Length == 0 ? [] : Calls(cell))
        {
            if (flow.IsRefused)
            {
                return;
            }

            string name = call.Split(' ')[0], rest = call[name.Length..].Trim();
            string[] words = Words(rest);
            if (name == "split")
            {
                (flow.Many, flow.Text) = (flow.Text is null ? [] : [.. flow.Text.Split(Unquote(rest))], null);
            }
            else if (TakesMany.Contains(name))
            {
                string? folded = Fold(name, words, rest, flow.Many ?? []);
                (flow.IsRefused, flow.Text, flow.Many) = (folded is null, folded is { Length: > 0 } ? folded : null, null);
            }
            else if (name == "default")
            {
                flow.Text ??= Unquote(rest);
            }
            else if (name == "else")
            {
                Else(flow, words, read);
            }
            else if (flow.Text is not null)
            {
                string? changed = name switch
                {
                    "concat" => Concat(flow, words, read),
                    "lookup" => lookUp(rest, flow.Text) ?? "",
                    "line" => flow.Text + position.ToString(CultureInfo.InvariantCulture).PadLeft(int.Parse(words[0], CultureInfo.InvariantCulture), '0'),
                    _ => One(name, [.. words.Select(Unquote)], Unquote(rest), flow.Text),
                };
                flow.IsRefused |= changed is null;
                flow.Text = flow.IsRefused && name != "concat" ? null : changed is { Length: > 0 } ? changed : null;
            }
        }
    }

    private static List<string> Calls(string cell) => KnownCalls.Of(cell);

    private static List<string> CutCalls(string cell)
    {
        var calls = new List<string> { "" };
        bool isQuoted = false;
        foreach (char character in cell)
        {
            isQuoted ^= character == '\'';
            if (character == '|' && !isQuoted)
            {
                calls.Add("");
            }
            else
            {
                calls[^1] += character;
            }
        }

        return [.. calls.Select(call => call.Trim())];
    }

    private static string[] Words(string rest) => KnownWords.Of(rest);

    private static string[] CutWords(string rest) => [.. Regex.Matches(rest, @"(?:'[^']*'|\[[^\]]*\]|[^ '\[])+", RegexOptions.None, Regex.InfiniteMatchTimeout).Select(match => match.Value)];

    private static string Unquote(string text) => text.Length >= 2 && text[0] == '\'' && text[^1] == '\'' ? text[1..^1] : text;

    private static string Concat(PlainFlow flow, string[] words, Func<string, PlainFlow> read)
    {
        PlainFlow[] more = [.. words.Select(read)];
        flow.IsRefused = more.Any(other => other.IsRefused);
        return flow.Text + string.Concat(more.Select(other => other.Text));
    }

    private static void Else(PlainFlow flow, string[] words, Func<string, PlainFlow> read)
    {
        foreach (PlainFlow other in words.Select(read))
        {
            if (flow.Text is null && !flow.IsRefused)
            {
                (flow.Text, flow.IsRefused) = (other.Text, other.IsRefused);
                flow.Origin = other.Text is not null || other.IsRefused ? other.Origin : flow.Origin;
            }
        }
    }

    private static string? Fold(string name, string[] words, string rest, List<string> many) => name switch
    {
        "part" => many.ElementAtOrDefault(int.Parse(words[0], CultureInfo.InvariantCulture) - 1) ?? "",
        "first" => many.Count > 0 ? many[0] : "",
        "last" => many.Count > 0 ? many[^1] : "",
        "count" => many.Count.ToString(CultureInfo.InvariantCulture),
        "join" => string.Join(Unquote(rest), many),
        _ => many.Any(item => PlainNumber.Read(item) is not { CanBeAdded: true }) ? null
            : many.Aggregate(new PlainNumber(0, 0), (sum, item) => sum.Plus(PlainNumber.Read(item)!.Value)).Text(),
    };

    private static string? One(string name, string[] words, string rest, string text) => name switch
    {
        "trim" => text.Trim(),
        "upper" => text.ToUpperInvariant(),
        "lower" => text.ToLowerInvariant(),
        "halfwidth" => PlainPersons.HalfWidth(text),
        "constant" => rest,
        "without" => words.Contains(text) ? "" : text,
        "map" => words.Where(word => word.Split('=')[0] == text).Select(word => word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..]).FirstOrDefault(),
        "replace" => text.Replace(words[0], words[1], StringComparison.Ordinal),
        "substring" => string.Concat(Characters(text).Skip(Whole(words[0]) - 1).Take(Whole(words[1]))),
        "pad" => string.Concat(Enumerable.Repeat(words[1], Math.Max(0, Whole(words[0]) - Characters(text).Count))) + text,
        "cutbytes" => CutBytes(text, Whole(words[0])),
        "regex" => Regex.Match(text, rest, RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout) is { Success: true } match ? match.Groups[match.Groups.Count > 1 ? 1 : 0].Value : "",
        "date" or "datetime" => Dated(rest, text, name == "datetime"),
        "hl7time" => Hl7(text),
        "format" => PlainDates.Moment(text) is { } at ? PlainDates.Format(at, rest) : null,
        "day" => PlainDates.Moment(text) is { } at ? PlainDates.Format(at, "yyyy-MM-dd") : null,
        "hash" => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))).ToLowerInvariant(),
        "idcard" => PlainPersons.IdCard(rest, text),
        "age" => PlainPersons.Age(rest, text),
        "name" => PlainPersons.Name(text),
        "number" when rest == "loose" => Loose(text)?.Text(),
        _ => PlainNumber.Read(text) is { } number ? Number(name, words, number) : null,
    };

    private static string? Number(string name, string[] words, PlainNumber number) => name switch
    {
        "number" => number.Text(),
        "decimal" => number.With(Whole(words[0]))?.Text(),
        "round" => number.Rounded(Whole(words[0])).Text(),
        "money" when words[0] == "fen" => number.With(0) is { } fen ? new PlainNumber(fen.Digits, 2).Text() : null,
        "money" => number.With(2)?.Text(),
        "fen" => new PlainNumber(number.Digits * 100, number.Places).With(0)?.Text(),
        "times" => number.Times(PlainNumber.Read(words[0])!.Value).Shortest().Text(),
        "negate" => number.Negative().Text(),
        "abs" => number.Digits.Sign < 0 ? number.Negative().Text() : number.Text(),
        "refund" => number.Digits.Sign > 0 ? number.Negative().Text() : number.Text(),
        _ => throw new NotSupportedException(name),
    };

    private static PlainNumber? Loose(string text)
    {
        Match match = Regex.Match(PlainPersons.HalfWidth(text).Trim(), @"\A[¥￥]?\s*(?<sign>[+-]?)(?<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]*)(?<rest>\.[0-9]*)?\s*(?<end>[%元]?)\z", RegexOptions.None, Regex.InfiniteMatchTimeout);
        PlainNumber? number = match.Success ? PlainNumber.Read(match.Groups["sign"].Value + match.Groups["whole"].Value.Replace(",", "", StringComparison.Ordinal) + match.Groups["rest"].Value) : null;
        return number is { } read && match.Groups["end"].Value == "%" ? new PlainNumber(read.Digits, read.Places + 2) : number;
    }

    private static string? Dated(string rest, string text, bool withTime)
    {
        string[] halves = rest.Split(" from ");
        int firstYear = halves.Length > 1 ? Whole(halves[1]) : 0;
        Dictionary<char, int>? found = halves[0].Split(" or ").Select(form => PlainDates.Read(text, form, firstYear)).FirstOrDefault(read => read is not null);
        return found is null ? null : PlainDates.Written(found, withTime);
    }

    private static string? Hl7(string text)
    {
        Match match = Regex.Match(text, @"\A(?<d>[0-9]{4}|[0-9]{6}|[0-9]{8}|[0-9]{10}|[0-9]{12}|[0-9]{14}(?:\.[0-9]{1,4})?)(?<z>[+-](?:0[0-9]|1[0-3])[0-5][0-9]|[+-]1400)?\z", RegexOptions.None, Regex.InfiniteMatchTimeout);
        string digits = match.Groups["d"].Value.Split('.')[0], zone = match.Groups["z"].Value;
        Dictionary<char, int>? found = match.Success ? PlainDates.Read(digits, "yyyyMMddHHmmss"[..digits.Length], 0) : null;
        string? written = found is null ? null : PlainDates.Written(found, withTime: true);
        return written is { Length: > 10 } && zone.Length > 0 ? written[..19] + zone[..3] + ":" + zone[3..] : written;
    }

    private static string CutBytes(string text, int most)
    {
        string cut = "";
        foreach (string character in Characters(text))
        {
            if (Contract.TextEncodings.TryGet("gb18030", out Encoding? gb) && gb.GetByteCount(cut + character) > most)
            {
                break;
            }

            cut += character;
        }

        return cut;
    }

    private static List<string> Characters(string text)
    {
        var characters = new List<string>();
        for (int at = 0; at < text.Length; at += characters[^1].Length)
        {
            characters.Add(text.Substring(at, at + 1 < text.Length && char.IsSurrogatePair(text, at) ? 2 : 1));
        }

        return characters;
    }

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
