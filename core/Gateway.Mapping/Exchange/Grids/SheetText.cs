using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Gateway.Mapping;

/// <summary>Text as SpreadsheetML holds it (ECMA-376, part 1, 22.9.2.19 ST_Xstring): what XML cannot hold is written <c>_x000D_</c>, and what looks like that is itself escaped.</summary>
internal static partial class SheetText
{
    /// <summary>Escapes a cell's text; XML's own marks are left to the XML writer.</summary>
    public static string Escape(string text)
    {
        string safe = LooksEscaped().Replace(text, "_x005F_");
        if (!safe.Any(NeedsEscape))
        {
            return safe;
        }

        var escaped = new StringBuilder();
        foreach (char letter in safe)
        {
            escaped.Append(NeedsEscape(letter) ? string.Create(CultureInfo.InvariantCulture, $"_x{(int)letter:X4}_") : letter);
        }

        return escaped.ToString();
    }

    /// <summary>The text behind the escapes.</summary>
    public static string Unescape(string text) =>
        text.Contains("_x", StringComparison.Ordinal) ? Escaped().Replace(text, found => ((char)int.Parse(found.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()) : text;

    /// <summary>A text for an XML attribute.</summary>
    public static string Attribute(string text) => System.Security.SecurityElement.Escape(text);

    // XML reads a carriage return as a line feed, and has no other control characters.
    private static bool NeedsEscape(char letter) => letter is (< ' ' and not ('\t' or '\n')) or '\uFFFE' or '\uFFFF';

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: -1)]
    private static partial Regex LooksEscaped();

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: -1)]
    private static partial Regex Escaped();
}
