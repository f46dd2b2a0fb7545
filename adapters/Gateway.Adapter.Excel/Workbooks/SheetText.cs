using System.Globalization;
using System.Text;

namespace Gateway.Adapter.Excel.Workbooks;

/// <summary>Text as SpreadsheetML holds it (ECMA-376, part 1, 22.9.2.19): what XML cannot hold is written <c>_x000D_</c>.</summary>
internal static class SheetText
{
    private const int EscapeLength = 7;

    /// <summary>The text behind the escapes.</summary>
    public static string Unescape(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal))
        {
            return text;
        }

        var plain = new StringBuilder();
        for (int at = 0; at < text.Length; at++)
        {
            bool isEscape = IsEscape(text, at);
            plain.Append(isEscape ? (char)int.Parse(text.AsSpan(at + 2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture) : text[at]);
            at += isEscape ? EscapeLength - 1 : 0;
        }

        return plain.ToString();
    }

    /// <summary>A cell's text as the file has to hold it; XML's own marks are left to the XML writer.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        for (int at = 0; at < text.Length; at++)
        {
            bool needs = text[at] is (< ' ' and not ('\t' or '\n')) or '\uFFFE' or '\uFFFF' || IsEscape(text, at);
            escaped.Append(needs ? string.Create(CultureInfo.InvariantCulture, $"_x{(int)text[at]:X4}_") : text[at]);
        }

        return escaped.ToString();
    }

    private static bool IsEscape(string text, int at) =>
        at + EscapeLength <= text.Length && text[at] == '_' && text[at + 1] == 'x' && text[at + 6] == '_' && char.IsAsciiHexDigit(text[at + 2]) && char.IsAsciiHexDigit(text[at + 3]) && char.IsAsciiHexDigit(text[at + 4]) && char.IsAsciiHexDigit(text[at + 5]);
}
