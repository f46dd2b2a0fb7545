using System.Text;
using CsCheck;
using Gateway.Contract;

namespace Gateway.Contract.Tests.Text;

public sealed class TextShapeTests
{
    private static readonly Encoding Gb18030 = TextEncodings.TryGet("gbk", out Encoding? encoding) ? encoding : Encoding.UTF8;

    [Fact]
    public void No_part_of_a_longer_character_looks_like_a_separator() =>
        Gen.Char["a|^~\\&\r\n甲乙測誠\uE5E5€𠀀"].Array[0, 40].Select(letters => new string(letters)).Sample(text =>
        {
            string whole = Whole(text);
            byte[] bytes = Gb18030.GetBytes(whole);

            ReadOnlySpan<byte> shape = TextShape.Of(bytes, Gb18030).Span;

            Assert.Equal(bytes.Length, shape.Length);
            Assert.Equal(whole.Count(char.IsAscii), shape.Length - shape.Count((byte)0xFF));
        }, threads: 1);

    [Fact]
    public void Every_character_of_two_bytes_that_decodes_is_two_bytes_long()
    {
        for (int lead = 0x80; lead <= 0xFF; lead++)
        {
            for (int second = 0; second <= 0xFF; second++)
            {
                byte[] bytes = [(byte)lead, (byte)second];
                if (StrictText.Decodes(bytes, Gb18030, out _))
                {
                    Assert.Equal(2, Gb18030Text.LengthAt(bytes, 0));
                }
            }
        }
    }

    [Fact]
    public void A_character_of_four_bytes_is_four_bytes_long() =>
        Assert.Equal(4, Gb18030Text.LengthAt(Gb18030.GetBytes("𠀀|"), 0));

    [Fact]
    public void Utf_16_has_no_shape()
    {
        Assert.True(TextEncodings.TryGet("utf-16le", out Encoding? wide));
        Assert.False(TextShape.Has(wide));
    }

    // Random letters may hold half a surrogate pair, which is no text.
    private static string Whole(string text) => new([.. text.Where(letter => !char.IsSurrogate(letter))]);
}
