using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Gateway.Mapping;

/// <summary>What a workbook's number formats make of numbers: a day, a number with leading zeros, or just a number (ECMA-376, part 1, 18.8.30).</summary>
internal sealed partial class NumberFormats
{
    private static readonly SearchValues<char> DateMarks = SearchValues.Create("yYmMdDhHsS");
    // Excel keeps fifteen digits.
    private const double LeastLongNumber = 1e15;

    // 1900 is a leap year there, so that day 60 and all before lie one too late; nobody's code table is that old.
    private static readonly DateTime Epoch1900 = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified), Epoch1904 = new(1904, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
    private readonly ImmutableArray<string> patterns;
    private readonly bool is1904;

    /// <param name="styles">xl/styles.xml; null where the workbook has none.</param>
    /// <param name="is1904">Whether days count from 1904, as old Macs did.</param>
    public NumberFormats(XDocument? styles, bool is1904)
    {
        this.is1904 = is1904;
        IEnumerable<XElement> all = styles?.Descendants() ?? [];
        Dictionary<int, string> own = all.Where(element => element.Name.LocalName == "numFmt" && element.Attribute("numFmtId") is not null)
            .GroupBy(format => (int)format.Attribute("numFmtId")!) // filtered
            .ToDictionary(same => same.Key, same => (string?)same.First().Attribute("formatCode") ?? "");
        patterns = [.. all.Where(element => element.Name.LocalName == "cellXfs").Elements().Select(format => (int?)format.Attribute("numFmtId") ?? 0).Select(id => own.GetValueOrDefault(id) ?? (IsBuiltInDate(id) ? "yyyy-mm-dd" : ""))];
    }

    /// <summary>The day that a serial number means; null for one that no calendar has.</summary>
    public static DateOnly? DayOf(double serial, bool is1904 = false) =>
        serial is >= 1 and < 2958466 ? DateOnly.FromDateTime((is1904 ? Epoch1904 : Epoch1900).AddDays(Math.Floor(serial))) : null;

    /// <summary>Reads a number.</summary>
    /// <param name="value">As the file holds it.</param>
    /// <param name="style">Index of the cell's format; null for none.</param>
    public GridCell Read(string value, string? style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
        {
            return new(value, GridCellKind.Error);
        }

        string pattern = int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < patterns.Length ? patterns[index] : "";
        if (IsDate(pattern) && DayOf(number, is1904) is { } day)
        {
            TimeSpan time = TimeSpan.FromSeconds(Math.Round((number - Math.Floor(number)) * 86400));
            return new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + (time == TimeSpan.Zero ? "" : " " + time.ToString("c", CultureInfo.InvariantCulture)), GridCellKind.Date);
        }

        if (Math.Abs(number) >= LeastLongNumber)
        {
            return new(value, GridCellKind.LongNumber);
        }

        string digits = ((decimal)number).ToString(CultureInfo.InvariantCulture);
        return new(pattern.Length > 0 && pattern.All(mark => mark == '0') ? digits.PadLeft(pattern.Length, '0') : digits, GridCellKind.Number);
    }

    // 14 to 22 and 45 to 47 everywhere; 27 to 36 and 50 to 58 in Chinese, Japanese and Korean programs.
    private static bool IsBuiltInDate(int id) => id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    private static bool IsDate(string pattern) => Quoted().Replace(pattern, "").AsSpan().IndexOfAny(DateMarks) >= 0;

    // "text", [colour or condition], \x and _x are no part of the number.
    [GeneratedRegex("""
        "[^"]*"|\[[^\]]*\]|[\\_*].
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace, matchTimeoutMilliseconds: -1)]
    private static partial Regex Quoted();
}
