using System.Globalization;
using System.Text.RegularExpressions;

namespace Gateway.Mapping.Oracle;

/// <summary>Persons' numbers, ages and names, plainly.</summary>
internal static class PlainPersons
{
    private const string Dots = "·•‧・･∙⋅˙．.";

    public static string HalfWidth(string text)
    {
        const string full = "　！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～";
        return string.Concat(text.Select(character => full.IndexOf(character, StringComparison.Ordinal) is var at and >= 0 ? (char)(' ' + at) : character));
    }

    public static string? IdCard(string what, string text)
    {
        string written = text.Trim().ToUpperInvariant(), number = written;
        if (number.Length == 15 && number.All(char.IsAsciiDigit))
        {
            number = number[..6] + "19" + number[6..];
            number += Check(number);
        }

        bool isRight = number.Length == 18 && number[..17].All(char.IsAsciiDigit) && number[17] == Check(number) && PlainDates.Read(number[6..14], "yyyyMMdd", 0) is not null;
        return !isRight ? null : what switch
        {
            "check" => written,
            "15to18" => number,
            "sex" => "13579".Contains(number[16], StringComparison.Ordinal) ? "1" : "2",
            _ => $"{number[6..10]}-{number[10..12]}-{number[12..14]}",
        };
    }

    public static string? Age(string what, string text)
    {
        string plain = HalfWidth(text).Trim();
        if (Regex.IsMatch(plain, @"\A[0-9]{1,3}\z", RegexOptions.None, Regex.InfiniteMatchTimeout))
        {
            plain += "岁";
        }

        var said = new Dictionary<char, int>();
        string order = "";
        while (plain.Length > 0)
        {
            Match match = Regex.Match(plain, @"\A(?<n>[0-9]{1,4})(?: (?<t>[0-9]{1,2})/30)?(?<u>周岁|岁|年|个月|月|周|星期|天|日|小时|时|分钟|分) ?", RegexOptions.None, Regex.InfiniteMatchTimeout);
            char unit = match.Groups["u"].Value switch { "周岁" or "岁" or "年" => 'y', "个月" or "月" => 'm', "周" or "星期" => 'w', "天" or "日" => 'd', "小时" or "时" => 'h', _ => 'n' };
            int number = match.Success ? int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture) : 0;
            bool isTooLong = unit is 'y' or 'm' or 'w' && match.Groups["n"].Length > 3;
            if (!match.Success || isTooLong || !said.TryAdd(unit, number))
            {
                return null;
            }

            order += unit;
            if (match.Groups["t"].Success && (unit != 'm' || int.Parse(match.Groups["t"].Value, CultureInfo.InvariantCulture) > 29 || match.Groups["t"].Value is ['0', _] || !said.TryAdd('d', int.Parse(match.Groups["t"].Value, CultureInfo.InvariantCulture))))
            {
                return null;
            }

            plain = plain[match.Length..];
        }

        return order.Length == 0 || order != string.Concat("ymwdhn".Where(unit => order.Contains(unit, StringComparison.Ordinal))) ? null : Told(what, said);
    }

    public static string Name(string text)
    {
        string plain = string.Concat(text.Select(character => HalfWidth(character.ToString()) is [var half] && char.IsAsciiLetter(half) ? half : character));
        plain = string.Concat(plain.Select(character => char.IsWhiteSpace(character) ? ' ' : character));
        plain = Regex.Replace(plain, " +", " ", RegexOptions.None, Regex.InfiniteMatchTimeout);
        const string han = @"(?:[\u3007\u3400-\u9FFF\uF900-\uFAFF]|[\uD840-\uD887][\uDC00-\uDFFF]|\uD888[\uDC00-\uDFAF])";
        string gap = $"[ {Regex.Escape(Dots)}]+";
        plain = Regex.Replace(plain, $"(?<={han}){gap}(?={han})", match => match.Value.Trim().Length == 0 ? "" : "·", RegexOptions.None, Regex.InfiniteMatchTimeout);
        return plain.Trim();
    }

    private static char Check(string digits)
    {
        int rest = 0;
        for (int at = 0; at < 17; at++)
        {
            rest = (rest + (digits[at] - '0') * (int)Math.Pow(2, 17 - at)) % 11;
        }

        return "10X98765432"[rest];
    }

    private static string Told(string what, Dictionary<char, int> said)
    {
        int months = said.GetValueOrDefault('y') * 12 + said.GetValueOrDefault('m');
        int minutes = ((months * 30 + said.GetValueOrDefault('w') * 7 + said.GetValueOrDefault('d')) * 24 + said.GetValueOrDefault('h')) * 60 + said.GetValueOrDefault('n');
        if (what == "years")
        {
            return months >= 12 ? (months / 12).ToString(CultureInfo.InvariantCulture) : "";
        }

        if (what == "days")
        {
            return months >= 12 || said.Keys.All(unit => unit == 'y') ? "" : (minutes / (24 * 60)).ToString(CultureInfo.InvariantCulture);
        }

        (int value, string code) = months >= 12
            ? said.ContainsKey('m') ? (months, "mo") : (months / 12, "a")
            : said.ContainsKey('n') ? (minutes, "min") : said.ContainsKey('h') ? (minutes / 60, "h") : said.ContainsKey('d') ? (minutes / 1440, "d") : said.ContainsKey('w') ? (minutes / 10080, "wk") : (months, "mo");
        return value == 0 ? "" : what == "value" ? value.ToString(CultureInfo.InvariantCulture) : code;
    }
}
