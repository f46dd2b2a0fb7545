using System.Text;
using CsCheck;
using Gateway.Console.Privacy;

namespace Gateway.Console.Tests.Privacy;

public sealed class EditableTextTests
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!; // the provider has it

    private static readonly string[] Pieces = ["甲", "MSH|^~\\&|", "a=1", "", "<a/>"];
    private static readonly string[] Ends = ["\n", "\r\n", "\r"];

    [Fact]
    public void What_a_form_gives_back_unchanged_is_the_same_message_byte_for_byte() =>
        Gen.Select(Gen.Int[0, Pieces.Length - 1].Array[1, 6], Gen.Int[0, 2], Gen.Bool).Select((pieces, end, isGb) => (pieces.Select(piece => Pieces[piece]).ToArray(), Ends[end], isGb)).Sample(message =>
        {
            (string[] lines, string end, bool isGb) = message;
            byte[] bytes = (isGb ? Gb18030 : Encoding.UTF8).GetBytes(string.Join(end, lines));

            EditableText? text = EditableText.Of(bytes);

            Assert.NotNull(text);
            Assert.Equal(bytes, EditableText.Bytes(text.Text.Replace("\n", "\r\n", StringComparison.Ordinal), text.LineEnd, text.Encoding)); // as a browser sends it
        });

    [Theory]
    [InlineData(new byte[] { 0x50, 0x4B, 0x03, 0x04, 0x00 })]
    [InlineData(new byte[] { 0x61, 0x0D, 0x0A, 0x62, 0x0A, 0x63, 0x0D, 0x64 })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0xFF })]
    public void What_a_form_could_not_give_back_is_not_offered(byte[] bytes) => Assert.Null(EditableText.Of(bytes));
}
