using System.Text;

namespace Gateway.Adapter.Xml.Parsing;

/// <summary>The text between two tags: pieces of it, between comments, some of them CDATA.</summary>
internal sealed class TextRun(XmlText text)
{
    private readonly List<Piece> pieces = [];

    public bool IsBlank { get; private set; } = true;

    public void Clear()
    {
        pieces.Clear();
        IsBlank = true;
    }

    public void Add(int at, int length, bool isCdata)
    {
        if (length > 0)
        {
            pieces.Add(new Piece(at, length, isCdata));
            IsBlank = IsBlank && !isCdata && text.Shape.Slice(at, length).IndexOfAnyExcept(" \t\r\n"u8) < 0;
        }
    }

    /// <summary>Adds the text as a value.</summary>
    /// <param name="reading">The message's.</param>
    /// <param name="name">The value's.</param>
    /// <param name="end">Where it stands when there is nothing.</param>
    public void AddTo(MessageReading reading, string name, int end)
    {
        if (pieces.Count == 0)
        {
            reading.Value(name, text.Outer(end), 0);
        }
        else if (pieces.Count == 1 && IsAsSent(pieces[0]) && text.IsPlain(pieces[0].At, pieces[0].Length))
        {
            reading.Value(name, text.Outer(pieces[0].At), pieces[0].Length * text.Unit);
        }
        else
        {
            int at = pieces[0].At, length = pieces[^1].At + pieces[^1].Length - at;
            reading.Value(name, Decoded(), text.Outer(at), text.OuterLength(at, length));
        }
    }

    /// <summary>The text as something to read: the document itself where nothing is escaped.</summary>
    /// <returns>Null where it cannot be read; the fault is told.</returns>
    public (XmlText Text, int From, int To)? Inside(MessageReading reading)
    {
        if (pieces.Count == 1 && (pieces[0].IsCdata || !text.Shape.Slice(pieces[0].At, pieces[0].Length).Contains((byte)'&')))
        {
            return (text, pieces[0].At, pieces[0].At + pieces[0].Length);
        }

        int units = pieces.Sum(piece => piece.Length), escapes = pieces.Count + pieces.Sum(piece => text.Shape.Slice(piece.At, piece.Length).Count((byte)'&'));
        var inner = new InnerText(units * text.Unit, escapes);
        if (!pieces.TrueForAll(piece => Unfold(piece, inner)))
        {
            return null;
        }

        var unfolded = new XmlText(inner.Bytes, text.Encoding, 0, inner, reading);
        return (unfolded, 0, unfolded.Length);
    }

    private bool IsAsSent(Piece piece) => piece.IsCdata
        ? !text.Shape.Slice(piece.At, piece.Length).Contains((byte)'\r')
        : text.Shape.Slice(piece.At, piece.Length).IndexOfAny((byte)'&', (byte)'\r') < 0;

    private string? Decoded()
    {
        var decoded = new StringBuilder();
        return pieces.TrueForAll(piece => piece.IsCdata ? TryAppend(decoded, piece.At, piece.Length) : TryResolve(decoded, text, piece.At, piece.Length)) ? decoded.ToString() : null;
    }

    /// <summary>Decodes text with references in it.</summary>
    public static bool TryResolve(StringBuilder decoded, XmlText text, int at, int length)
    {
        int end = at + length;
        while (at < end)
        {
            int found = text.Shape[at..end].IndexOf((byte)'&');
            int plain = found < 0 ? end - at : found;
            if (!TryAppend(decoded, text, at, plain))
            {
                return false;
            }

            at += plain;
            if (at < end)
            {
                if (!XmlEntities.TryRead(text.Shape[at..end], out int size, out Rune meant))
                {
                    return text.Fault(at, 1, "Expected &lt; &gt; &amp; &quot; &apos; or the number of a character that XML has.");
                }

                decoded.Append(meant.ToString());
                at += size;
            }
        }

        return true;
    }

    private bool TryAppend(StringBuilder decoded, int at, int length) => TryAppend(decoded, text, at, length);

    // Line ends become line feeds (XML 1.0, section 2.11).
    private static bool TryAppend(StringBuilder decoded, XmlText text, int at, int length)
    {
        if (length == 0)
        {
            return true;
        }

        bool isText = text.TryText(at, length, out string part);
        decoded.Append(part.Contains('\r', StringComparison.Ordinal) ? part.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') : part);
        return isText;
    }

    private bool Unfold(Piece piece, InnerText inner)
    {
        int at = piece.At, end = piece.At + piece.Length;
        Span<byte> room = stackalloc byte[8];
        while (at < end)
        {
            int found = piece.IsCdata ? -1 : text.Shape[at..end].IndexOf((byte)'&');
            int plain = found < 0 ? end - at : found;
            inner.Copy(text.Raw(at, plain), text.Outer(at));
            at += plain;
            if (at == end)
            {
                break;
            }

            if (!XmlEntities.TryRead(text.Shape[at..end], out int size, out Rune meant) || !TryEncode(meant, room, out int made))
            {
                return text.Fault(at, 1, "Expected &lt; &gt; &amp; &quot; &apos; or the number of a character that XML and the encoding have.");
            }

            inner.Put(room[..made], text.Outer(at), text.OuterLength(at, size));
            at += size;
        }

        return true;
    }

    private bool TryEncode(Rune meant, Span<byte> room, out int made)
    {
        try
        {
            made = text.Encoding.GetBytes(meant.ToString(), room);
            return true;
        }
        catch (EncoderFallbackException)
        {
            made = 0;
            return false;
        }
    }

    private readonly record struct Piece(int At, int Length, bool IsCdata);
}
