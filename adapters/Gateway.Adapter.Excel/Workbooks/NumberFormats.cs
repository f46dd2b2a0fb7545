using System.Globalization;
using System.Xml;

namespace Gateway.Adapter.Excel.Workbooks;

/// <summary>What a workbook's number formats make of numbers: a day, digits with zeros in front, or just a number (ECMA-376, part 1, 18.8.30).</summary>
internal sealed class NumberFormats
{
    private const string SomeDate = "yyyy-mm-dd";
    private const double LongestNumber = 1e15; // fifteen digits are kept
    private const double EndOfTime = 2_958_466; // the year 10000
    private static readonly DateTime Epoch1900 = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified), Epoch1904 = new(1904, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
    private readonly List<string> patterns = [];

    /// <summary>Whether days count from 1904, as old Macs did.</summary>
    public bool Is1904 { get; set; }

    /// <summary>Reads the styles.</summary>
    public void Read(XmlReader styles)
    {
        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        bool isCell = false;
        while (styles.Read())
        {
            if (styles.LocalName == "cellXfs")
            {
                isCell = styles.NodeType == XmlNodeType.Element && !styles.IsEmptyElement;
            }
            else if (styles.NodeType == XmlNodeType.Element && styles.LocalName == "numFmt")
            {
                own[styles.GetAttribute("numFmtId") ?? ""] = styles.GetAttribute("formatCode") ?? "";
            }
            else if (styles.NodeType == XmlNodeType.Element && styles.LocalName == "xf" && isCell)
            {
                string id = styles.GetAttribute("numFmtId") ?? "";
                Add(own.GetValueOrDefault(id), int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int known) ? known : 0);
            }
        }
    }

    /// <summary>The next style of cells: with a pattern of the workbook's own, or by a number that every program knows.</summary>
    public void Add(string? pattern, int id) => patterns.Add(pattern ?? (IsDay(id) ? SomeDate : ""));

    /// <summary>A number as the sender sees it: <c>2019-04-29</c>, <c>2019-04-29 08:30:00</c>, <c>0051</c> or <c>20190429</c>; what is no number stays as it is.</summary>
    public string TextOf(string value, int style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || Math.Abs(number) >= LongestNumber)
        {
            return value;
        }

        string pattern = style >= 0 && style < patterns.Count ? patterns[style] : "";
        if (IsDate(pattern) && number is >= 1 and < EndOfTime)
        {
            var moment = new DateTime((Is1904 ? Epoch1904 : Epoch1900).AddDays(Math.Floor(number)).Ticks + (long)(Math.Round((number - Math.Floor(number)) * 86_400) * TimeSpan.TicksPerSecond), DateTimeKind.Unspecified);
            return moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        }

        string digits = ((decimal)number).ToString(CultureInfo.InvariantCulture);
        return pattern.Length > 0 && pattern.All(mark => mark == '0') ? digits.PadLeft(pattern.Length, '0') : digits;
    }

    // 14 to 22 and 45 to 47 everywhere; 27 to 36 and 50 to 58 in Chinese programs.
    private static bool IsDay(int id) => id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    // "text", [colour], \x and _x are no part of the number.
    private static bool IsDate(string pattern)
    {
        char closing = '\0';
        for (int at = 0; at < pattern.Length; at++)
        {
            char mark = pattern[at];
            if (closing != '\0')
            {
                closing = mark == closing ? '\0' : closing;
            }
            else if (mark is '"' or '[')
            {
                closing = mark == '"' ? '"' : ']';
            }
            else if (mark is '\\' or '_' or '*')
            {
                at++;
            }
            else if (char.ToLowerInvariant(mark) is 'y' or 'm' or 'd' or 'h' or 's')
            {
                return true;
            }
        }

        return false;
    }
}
