using System.Text;
using Gateway.PlatformSimulator.Ciphers;

namespace Gateway.PlatformSimulator.Tests.Ciphers;

public sealed class Sm3Tests
{
    [Theory] // GB/T 32905-2016, examples A.1 and A.2; the empty text and 119 letters with openssl dgst -sm3
    [InlineData("abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0")]
    [InlineData("abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd", "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732")]
    [InlineData("", "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "53282a90724e9eb79b18d06b5b8f7f02d046e18b29247dcdb064a136d5c4459a")]
    public void The_standards_examples_are_met(string text, string expected) =>
        Assert.Equal(expected, Convert.ToHexStringLower(Sm3.Hash(Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void The_keyed_hash_is_that_of_openssl_for_short_and_for_long_keys()
    {
        byte[] longKey = [.. Enumerable.Range(0, 80).Select(value => (byte)value)]; // longer than a block

        Assert.Equal("c97b2d1d0195ca63ea86f7cf0e17a53ed51a21aa5a24aa6a812707dbcc13c365", Convert.ToHexStringLower(Sm3.Hmac("s3cret"u8.ToArray(), "abc"u8.ToArray()))); // printf abc | openssl dgst -sm3 -hmac s3cret
        Assert.Equal("a93176dc439773b961b08b5b81ee283e245e5661130ed33e44c822f3c491ecce", Convert.ToHexStringLower(Sm3.Hmac(longKey, "abc"u8.ToArray()))); // -mac HMAC -macopt hexkey:000102…4f
    }
}
