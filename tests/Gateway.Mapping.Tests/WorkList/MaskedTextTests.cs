using CsCheck;

namespace Gateway.Mapping.Tests.WorkList;

public sealed class MaskedTextTests
{
    [Theory]
    [InlineData("999999199001010016", "******************")]
    [InlineData("99999919900101001x", "******************")]
    [InlineData("测试甲 999999199001010016", "测试甲 ******************")]
    [InlineData("999999900101001", "***************")]
    [InlineData("13800000000", "***********")]
    [InlineData("电话:13800000000", "电话:***********")]
    public void A_persons_number_is_hidden(string text, string expected)
    {
        Assert.Equal(expected, MaskedText.Of(text, 64));
        Assert.True(MaskedText.IsMasked(MaskedText.Of(text, 64)));
    }

    [Theory]
    [InlineData("002203020300000-220302003")]
    [InlineData("XJ01CAA040E001010100001")]
    [InlineData("01")]
    [InlineData("10001")]
    [InlineData("12345678901")]
    [InlineData("999999199013010016")]
    [InlineData("A13800000000")]
    [InlineData("内科")]
    public void A_code_stays_as_it_is(string code) => Assert.Equal(code, MaskedText.Of(code, 64));

    [Fact]
    public void A_long_text_is_cut_and_line_ends_become_blanks()
    {
        Assert.Equal("abc…", MaskedText.Of("abcdefgh", 4));
        Assert.Equal("a b", MaskedText.Of(" a\r\nb ", 64));
    }

    [Fact]
    public void No_text_is_ever_longer_than_allowed_or_half_a_character() => Gen.Select(Gen.String[Gen.OneOf(Gen.Char, Gen.Const('\ud83d')), 0, 80], Gen.Int[3, 40]).Sample((text, longest) =>
    {
        string masked = MaskedText.Of(text, longest);
        return masked.Length <= longest;
    });
}
