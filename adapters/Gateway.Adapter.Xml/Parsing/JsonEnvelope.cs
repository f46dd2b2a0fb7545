using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Gateway.Adapter.Xml.Layout;

namespace Gateway.Adapter.Xml.Parsing;

/// <summary>A document that stands as a text in a JSON object (RFC 8259), as mobile proxies of old interfaces send it. The object is UTF-8; what the document's declaration says is passed over.</summary>
internal sealed class JsonEnvelope(XmlLayout layout, ReadOnlyMemory<byte> message)
{
    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    private readonly MessageReading reading = new(message, Encoding, message.Span.Count((byte)'<') + message.Span.Count((byte)'='));

    public static Encoding Encoding { get; } = TextEncodings.TryGet("utf-8", out Encoding? found) ? found : throw new System.Diagnostics.UnreachableException();

    public static bool IsThere(ReadOnlySpan<byte> message) => (message.StartsWith(Mark) ? message[Mark.Length..] : message).TrimStart(" \t\r\n"u8).StartsWith("{"u8);

    public Outcome<SourceRecord> Read(LayoutPlace<Place> places)
    {
        bool isFound = TryFind(out int nameAt, out int at, out int length);
        reading.Value(XmlNames.Json, layout.Json, nameAt, isFound ? Encoding.GetByteCount(layout.Json) : 0); // also of a broken one: its sender reads JSON
        if (isFound && TryUnfold(at, length, out InnerText inner))
        {
            var text = new XmlText(inner.Bytes, Encoding, inner.Bytes.Span.StartsWith(Mark) ? Mark.Length : 0, inner, reading);
            new DocumentReader(layout, reading, text, 0, text.Length).Read(places);
        }

        return reading.Finish();
    }

    // Walks the whole object, so that what is wrong behind the text is found too.
    private bool TryFind(out int nameAt, out int at, out int length)
    {
        int start = message.Span.StartsWith(Mark) ? Mark.Length : 0, named = 0;
        (nameAt, at, length) = (0, 0, 0);
        bool isNext = false;
        var json = new Utf8JsonReader(message.Span[start..]);
        try
        {
            while (json.Read())
            {
                if (isNext && json.TokenType == JsonTokenType.String)
                {
                    (at, length) = (start + (int)json.TokenStartIndex + 1, json.ValueSpan.Length);
                }

                isNext = json is { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName } && json.ValueTextEquals(layout.Json);
                (named, nameAt) = isNext ? (named + 1, start + (int)json.TokenStartIndex + 1) : (named, nameAt);
            }
        }
        catch (JsonException)
        {
            return Fault(start + (int)json.BytesConsumed, "Expected one JSON object.");
        }

        return (named == 1 && length > 0) || Fault(nameAt, $"Expected {layout.Json} once, with a text in it.");
    }

    private bool TryUnfold(int at, int length, out InnerText inner)
    {
        int end = at + length;
        ReadOnlySpan<byte> bytes = message.Span;
        inner = new InnerText(length, 1 + bytes.Slice(at, length).Count((byte)'\\'));
        Span<byte> room = stackalloc byte[4];
        while (at < end)
        {
            int found = bytes[at..end].IndexOf((byte)'\\');
            int plain = found < 0 ? end - at : found;
            inner.Copy(bytes.Slice(at, plain), at);
            at += plain;
            if (at < end)
            {
                if (!TryEscape(bytes[at..end], out int size, out Rune meant))
                {
                    return Fault(at, "Expected an escape of a whole character.");
                }

                inner.Put(room[..meant.EncodeToUtf8(room)], at, size);
                at += size;
            }
        }

        return true;
    }

    private static bool TryEscape(ReadOnlySpan<byte> escape, out int size, out Rune meant)
    {
        (size, meant) = (2, default);
        if (escape[1] != 'u')
        {
            meant = new Rune(escape[1] switch { (byte)'b' => '\b', (byte)'f' => '\f', (byte)'n' => '\n', (byte)'r' => '\r', (byte)'t' => '\t', byte itself => (char)itself });
            return true;
        }

        char first = Unit(escape), second = escape.Length >= 12 && escape[6] == '\\' && escape[7] == 'u' ? Unit(escape[6..]) : '\0';
        bool isPair = char.IsSurrogatePair(first, second);
        size = isPair ? 12 : 6;
        return isPair ? Rune.TryCreate(first, second, out meant) : Rune.TryCreate(first, out meant);
    }

    // The reader has seen four hexadecimal digits behind each \u.
    private static char Unit(ReadOnlySpan<byte> escape) => Utf8Parser.TryParse(escape.Slice(2, 4), out ushort unit, out _, 'x') ? (char)unit : '\uFFFF';

    private bool Fault(int at, string reason)
    {
        at = Math.Min(at, message.Length);
        reading.Fault(IssueCodes.StructureUnreadable, at, Math.Min(1, message.Length - at), reason);
        return false;
    }
}
