using System.Collections.Immutable;
using System.Text;
using Gateway.Adapter.Fixed.Layout;

namespace Gateway.Adapter.Fixed;

/// <summary>A layout made ready to read and write: positions worked out, bytes instead of words.</summary>
/// <param name="Layout">What it was made from.</param>
/// <param name="Shapes">In the layout's order.</param>
/// <param name="CountsCharacters">Whether lengths are characters that may take several bytes.</param>
/// <param name="LineEnd">The bytes behind each record; empty for none.</param>
/// <param name="IsUtf8">Whether characters are those of UTF-8; else those of GB18030.</param>
internal sealed record FixedPlan(FixedLayout Layout, ImmutableArray<ShapePlan> Shapes, bool CountsCharacters, byte[] LineEnd, bool IsUtf8)
{
    public bool IsLittleEndian => Layout.ByteOrder == ByteOrder.Little;

    public static FixedPlan Of(FixedLayout layout, Encoding encoding) => new(
        layout,
        [.. layout.Shapes.Select(shape => ShapePlan.Of(shape, layout))],
        layout.Unit == Unit.Characters && !encoding.IsSingleByte,
        layout.LineEnd?.Bytes().ToArray() ?? [],
        encoding.CodePage == TextEncodings.Utf8CodePage);

    /// <summary>Bytes that so many units take, at most all there are.</summary>
    /// <param name="text">Where they begin.</param>
    /// <param name="units">How many are wanted.</param>
    /// <param name="skipped">How many are there.</param>
    public int Skip(ReadOnlySpan<byte> text, int units, out int skipped)
    {
        bool isPlain = !CountsCharacters || Ascii.IsValid(text[..Math.Min(units, text.Length)]);
        if (isPlain)
        {
            skipped = Math.Min(units, text.Length);
            return skipped;
        }

        int at = 0;
        for (skipped = 0; skipped < units && at < text.Length; skipped++)
        {
            at += CharacterLength(text, at);
        }

        return Math.Min(at, text.Length);
    }

    private int CharacterLength(ReadOnlySpan<byte> text, int at)
    {
        if (!IsUtf8)
        {
            return Gb18030Text.LengthAt(text, at);
        }

        Rune.DecodeFromUtf8(text[at..], out _, out int length); // of bytes that are no character: those that are wrong
        return length;
    }
}
