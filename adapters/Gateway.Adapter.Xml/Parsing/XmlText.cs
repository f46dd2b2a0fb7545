using System.Runtime.InteropServices;
using System.Text;

namespace Gateway.Adapter.Xml.Parsing;

/// <summary>
/// The text that a reader walks: the message, or XML that stood escaped in one of its texts. Places in it count code units: bytes, or pairs of bytes in UTF-16.
/// </summary>
internal sealed class XmlText
{
    private readonly Encoding encoding;
    private readonly InnerText? inner;
    private readonly MessageReading reading;
    private readonly ArraySegment<byte> bytes; // a span of an array costs less than one of a memory, and every tag asks for dozens
    private readonly ArraySegment<byte> shape;
    private readonly int start;

    /// <param name="bytes">The text's bytes.</param>
    /// <param name="encoding">Their encoding.</param>
    /// <param name="start">Length of the byte order mark.</param>
    /// <param name="inner">Where the bytes stand in the message; null for the message itself.</param>
    /// <param name="reading">The message's.</param>
    public XmlText(ReadOnlyMemory<byte> bytes, Encoding encoding, int start, InnerText? inner, MessageReading reading)
    {
        (this.encoding, this.start, this.inner, this.reading) = (encoding, start, inner, reading);
        this.bytes = ArrayOf(bytes);
        Unit = TextShape.Has(encoding) ? 1 : 2;
        shape = Unit == 2 ? Narrowed(bytes.Span[start..], encoding.CodePage == 1201) : ArrayOf((inner is null ? reading.ShapeBytes : TextShape.Of(bytes, encoding))[start..]);
        Names = new MessageNames(bytes, encoding);
    }

    /// <summary>Bytes of a code unit.</summary>
    public int Unit { get; }

    /// <summary>Names that stand in it.</summary>
    public MessageNames Names { get; }

    /// <summary>Where to look for marks.</summary>
    public ReadOnlySpan<byte> Shape => shape;

    public int Length => shape.Count;

    public Encoding Encoding => encoding;

    /// <summary>Offset of a place in these bytes.</summary>
    public int Byte(int at) => start + (at * Unit);

    /// <summary>Offset of a place in the message.</summary>
    public int Outer(int at) => inner?.Outer(Byte(at)) ?? Byte(at);

    public int OuterLength(int at, int length) => Outer(at + length) - Outer(at);

    /// <summary>Whether a part stands in the message byte for byte.</summary>
    public bool IsPlain(int at, int length) => inner is null || inner.IsPlain(Byte(at), length * Unit);

    public ReadOnlySpan<byte> Raw(int at, int length) => bytes.AsSpan(Byte(at), length * Unit);

    /// <summary>Decodes a part.</summary>
    /// <param name="at">Where it begins.</param>
    /// <param name="length">Its code units.</param>
    /// <param name="text">The text; empty, with a fault, when the result is false.</param>
    public bool TryText(int at, int length, out string text)
    {
        if (inner is null)
        {
            return reading.TryText(Byte(at), length * Unit, out text);
        }

        bool isText = StrictText.Decodes(Raw(at, length), encoding, out int bad);
        text = isText ? encoding.GetString(Raw(at, length)) : "";
        return isText || Fault(IssueCodes.TextUndecodable, at + Math.Max(0, bad / Unit), 1, $"Expected text in {encoding.WebName}.");
    }

    /// <summary>Adds a fault; false, so that reading ends.</summary>
    public bool Fault(IssueCode code, int at, int length, string reason)
    {
        int end = Math.Min(at + length, Length);
        at = Math.Min(at, end);
        reading.Fault(code, Outer(at), Math.Max(0, Outer(end) - Outer(at)), reason);
        return false;
    }

    public bool Fault(int at, int length, string reason) => Fault(IssueCodes.StructureUnreadable, at, length, reason);

    private static ArraySegment<byte> ArrayOf(ReadOnlyMemory<byte> text) => MemoryMarshal.TryGetArray(text, out ArraySegment<byte> array) ? array : new ArraySegment<byte>(text.ToArray());

    private static byte[] Narrowed(ReadOnlySpan<byte> wide, bool isBigEndian)
    {
        byte[] narrow = new byte[wide.Length / 2];
        for (int at = 0; at < narrow.Length; at++)
        {
            byte low = wide[(2 * at) + (isBigEndian ? 1 : 0)], high = wide[(2 * at) + (isBigEndian ? 0 : 1)];
            narrow[at] = high == 0 && low < 0x80 ? low : (byte)0xFF;
        }

        return narrow;
    }
}
