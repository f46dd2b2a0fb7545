using System.Text;
using CsCheck;
using Gateway.Contract;

namespace Gateway.Contract.Tests.Text;

public sealed class StrictTextTests
{
    [Theory]
    [InlineData("utf-8")]
    [InlineData("gbk")]
    [InlineData("ascii")]
    public void The_first_bad_byte_is_found_wherever_it_stands(string name)
    {
        Assert.True(TextEncodings.TryGet(name, out Encoding? encoding));
        string letter = name == "ascii" ? "a" : "甲";
        foreach (int before in new[] { 0, 1, 7, 2000, 5000 })
        {
            byte[] good = encoding.GetBytes("x" + string.Concat(Enumerable.Repeat(letter, before)));
            byte[] bytes = [.. good, 0xFF, .. encoding.GetBytes("y" + letter)];

            Assert.False(StrictText.Decodes(bytes, encoding, out int offset));
            Assert.Equal(good.Length, offset);
            Assert.True(StrictText.Decodes(good, encoding, out _));
        }
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("gbk")]
    public void What_is_said_to_decode_does(string name)
    {
        Assert.True(TextEncodings.TryGet(name, out Encoding? encoding));
        Gen.Byte.Array[0, 12].Sample(bytes => Assert.Equal(Decodes(bytes, encoding), StrictText.Decodes(bytes, encoding, out _)), iter: 2000, threads: 1);
    }

    [Fact]
    public void Wide_text_is_checked_as_a_whole()
    {
        Assert.True(TextEncodings.TryGet("utf-16le", out Encoding? wide));

        Assert.True(StrictText.Decodes(wide.GetBytes("甲"), wide, out _));
        Assert.False(StrictText.Decodes([0x00, 0xD8], wide, out int offset));
        Assert.Equal(0, offset);
    }

    private static bool Decodes(byte[] bytes, Encoding encoding)
    {
        try
        {
            _ = encoding.GetString(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
