using System.Buffers;
using System.Globalization;
using System.Text;
using Gateway.Adapter.Json.Layout;
using Gateway.Adapter.Json.Parsing;

namespace Gateway.Adapter.Json.Writing;

/// <summary>Writes marks, names and values; inside a text that holds JSON, everything is escaped once more.</summary>
internal sealed class JsonMarks(JsonLayout layout, MessageWriting writing)
{
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(' ', 95).Select(code => (char)code).Where(letter => letter is not ('"' or '\\' or '/'))]);

    private readonly bool escapesNonAscii = layout.Escape.Contains(Escaping.NonAscii);
    private readonly bool escapesSlash = layout.Escape.Contains(Escaping.Slash);
    private readonly string colon = layout.Spaces == Spaces.AfterMarks ? ": " : ":";
    private readonly string comma = layout.Spaces == Spaces.AfterMarks ? ", " : ",";
    private int texts;

    public static bool IsEmpty(SourceNode node) => !node.IsGroup && node.Presence == Presence.Absent;

    public void BeginText()
    {
        Raw("\"");
        texts++;
    }

    public void EndText()
    {
        texts--;
        Raw("\"");
    }

    public void Comma(bool isFirst) => Raw(isFirst ? "" : comma);

    public void Name(string name, SourceNode at)
    {
        Quoted(name, at);
        Raw(colon);
    }

    public void Value(SourceNode node, Kind kind)
    {
        string? text = node.Text;
        bool isBare = kind.IsBare();
        if (node.Presence == Presence.Delete || (text is null && (layout.Empty == Empty.Null || (isBare && !kind.Has(Kind.Either)))))
        {
            Raw("null");
        }
        else if (!isBare || text is null)
        {
            Quoted(text ?? "", node);
        }
        else
        {
            Bare(text, kind, node);
        }
    }

    /// <summary>Marks and words in ASCII.</summary>
    public void Raw(string marks) => Text(marks, default);

    public void Text(string text, SourceNode at)
    {
        for (int level = 0; level < texts; level++)
        {
            text = Escaped(text);
        }

        writing.Text(text, at);
    }

    private void Bare(string text, Kind kind, SourceNode node)
    {
        byte[] word = Encoding.UTF8.GetBytes(text);
        bool isNumber = BareWord.IsNumber(word) || (layout.Takes(Laxness.LooseNumbers) && BareWord.IsLooseNumber(word));
        bool fits = (isNumber && !kind.Has(Kind.Boolean)) || (BareWord.IsBoolean(word) && !kind.Has(Kind.Number));
        if (fits)
        {
            Text(text, node);
        }
        else if (kind.Has(Kind.Either))
        {
            Quoted(text, node);
        }
        else
        {
            writing.Fault(node, kind.Has(Kind.Number) ? "Expected a number as JSON writes it." : "Expected true or false.");
        }
    }

    private void Quoted(string text, SourceNode at)
    {
        Raw("\"");
        Text(Escaped(text), at);
        Raw("\"");
    }

    private string Escaped(string text)
    {
        int first = text.AsSpan().IndexOfAnyExcept(Plain);
        if (first < 0)
        {
            return text;
        }

        var escaped = new StringBuilder(text, 0, first, text.Length + 8);
        foreach (char letter in text.AsSpan(first))
        {
            Append(escaped, letter);
        }

        return escaped.ToString();
    }

    private void Append(StringBuilder escaped, char letter)
    {
        int named = "\"\\\b\f\n\r\t".IndexOf(letter, StringComparison.Ordinal);
        if (named >= 0 || (letter == '/' && escapesSlash))
        {
            escaped.Append('\\').Append(named < 0 ? '/' : "\"\\bfnrt"[named]);
        }
        else if (letter < ' ' || (letter > '~' && escapesNonAscii))
        {
            escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
        }
        else
        {
            escaped.Append(letter);
        }
    }
}
