using Gateway.Contract;

namespace Gateway.Contract.Tests.Text;

public sealed class TextLinesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("a\r\nb\rc\nd", "a,b,c,d")]
    [InlineData("a\r\n\r\nb\n", "a,,b")]
    [InlineData("\n\r", ",")]
    public void Lines_end_with_either_character_or_both(string text, string expected)
    {
        byte[] bytes = System.Text.Encoding.ASCII.GetBytes(text);
        var lines = new List<string>();
        int start = 0;
        for (int at = 0; TextLines.TryNext(bytes, ref at, out int length); start = at)
        {
            lines.Add(text.Substring(start, length));
        }

        Assert.Equal(expected, string.Join(',', lines));
    }
}
