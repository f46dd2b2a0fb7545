using System.Buffers;
using System.Text;

namespace Gateway.Adapter.Xml.Writing;

/// <summary>Writes marks and text; inside a text that holds XML, everything is escaped once more or stands in CDATA.</summary>
internal sealed class XmlMarks(MessageWriting writing)
{
    private static readonly SearchValues<char> InAttribute = SearchValues.Create("&<>\"\r\n\t");

    private readonly Stack<bool> inside = new();
    private bool isJson;

    /// <summary>Begins a JSON object with one member, whose text is all that follows.</summary>
    /// <param name="member">Its name; null for no object.</param>
    public void BeginJson(string? member)
    {
        Raw(member is null ? "" : $"{{\"{Json(member)}\": \"");
        isJson = member is not null;
    }

    /// <summary>Ends it.</summary>
    public void EndJson()
    {
        bool wasJson = isJson;
        isJson = false;
        Raw(wasJson ? "\"}" : "");
    }

    /// <summary>Begins a text that holds a document.</summary>
    public void Begin(bool isCdata)
    {
        Raw(isCdata ? "<![CDATA[" : "");
        inside.Push(isCdata);
    }

    /// <summary>Ends it.</summary>
    public void End() => Raw(inside.Pop() ? "]]>" : "");

    /// <summary>Marks and names.</summary>
    public void Raw(string marks, SourceNode at = default)
    {
        foreach (bool isCdata in inside)
        {
            marks = isCdata ? marks.Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal) : Escaped(marks, isAttribute: false);
        }

        if (marks.Length > 0)
        {
            writing.Text(isJson ? Json(marks) : marks, at);
        }
    }

    /// <summary>An element's text.</summary>
    public void Text(string text, SourceNode at) => Raw(IsFit(text, at) ? Escaped(text, isAttribute: false) : "", at);

    /// <summary>An element's text as CDATA; a carriage return stands outside, where it can be kept.</summary>
    public void Cdata(string text, SourceNode at) =>
        Raw(IsFit(text, at) ? $"<![CDATA[{text.Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal).Replace("\r", "]]>&#13;<![CDATA[", StringComparison.Ordinal)}]]>" : "", at);

    /// <summary>An attribute with a space before it.</summary>
    public void Attribute(string name, string text, SourceNode at)
    {
        Raw($" {name}=\"", at);
        Raw(IsFit(text, at) ? Escaped(text, isAttribute: true) : "", at);
        Raw("\"");
    }

    // What a document has of what JSON escapes (RFC 8259, section 7): control characters other than these it has not.
    private static string Json(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);

    private bool IsFit(string text, SourceNode at)
    {
        bool isFit = true;
        foreach (char letter in text)
        {
            isFit &= letter is >= ' ' and not ('\uFFFE' or '\uFFFF') or '\t' or '\n' or '\r';
        }

        if (!isFit)
        {
            writing.Fault(at, "Expected characters that XML has.");
        }

        return isFit;
    }

    private static string Escaped(string text, bool isAttribute)
    {
        int first = isAttribute ? text.AsSpan().IndexOfAny(InAttribute) : text.AsSpan().IndexOfAny("&<>\r");
        if (first < 0)
        {
            return text;
        }

        var escaped = new StringBuilder(text, 0, first, text.Length + 16);
        foreach (char letter in text.AsSpan(first))
        {
            _ = letter switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '\r' => escaped.Append("&#13;"),
                '"' when isAttribute => escaped.Append("&quot;"),
                '\n' when isAttribute => escaped.Append("&#10;"),
                '\t' when isAttribute => escaped.Append("&#9;"),
                _ => escaped.Append(letter),
            };
        }

        return escaped.ToString();
    }
}
