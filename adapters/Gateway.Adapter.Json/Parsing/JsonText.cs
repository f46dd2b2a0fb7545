using System.Text;

namespace Gateway.Adapter.Json.Parsing;

/// <summary>The text that a reader walks: the message, or JSON that stood in one of its texts.</summary>
/// <param name="bytes">Its bytes.</param>
/// <param name="encoding">Their encoding.</param>
/// <param name="inner">Where they stand in the message; null for the message itself.</param>
internal sealed class JsonText(ReadOnlyMemory<byte> bytes, Encoding encoding, InnerText? inner)
{
    private readonly ReadOnlyMemory<byte> shape = TextShape.Of(bytes, encoding);

    public ReadOnlySpan<byte> Bytes => bytes.Span;

    /// <summary>Where to look for marks; offsets are those of <see cref="Bytes"/>.</summary>
    public ReadOnlySpan<byte> Shape => shape.Span;

    public int Length => bytes.Length;

    /// <summary>Names that stand in it.</summary>
    public MessageNames Names { get; } = new(bytes, encoding);

    /// <summary>Where a byte stands in the message.</summary>
    public int Outer(int at) => inner?.Outer(at) ?? at;

    /// <summary>Whether a part stands in the message byte for byte.</summary>
    public bool IsPlain(int at, int length) => inner is null || inner.IsPlain(at, length);

    /// <summary>Whether a part is text.</summary>
    public bool IsText(int at, int length, out int bad) => StrictText.Decodes(Bytes.Slice(at, length), encoding, out bad);

    /// <summary>A part that <see cref="IsText"/>.</summary>
    public string Text(int at, int length) => encoding.GetString(Bytes.Slice(at, length));
}
