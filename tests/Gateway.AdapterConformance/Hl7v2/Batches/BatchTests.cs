using System.Collections.Immutable;
using System.Text;
using CsCheck;
using Gateway.Adapter.Hl7v2;

namespace Gateway.AdapterConformance.Hl7v2.Batches;

public sealed class BatchTests
{
    private const string Whole = "FHS|^~\\&|HIS|示范医院|PLATFORM|NHSA|20260301||||F1\rBHS|^~\\&|HIS|H|GW|N|20260301||||B1\rMSH|1\rPID|2\rMSH|3\rBTS|2\rFTS|1\r";
    private static readonly string[] Pieces = ["FHS|", "BHS|", "MSH|", "BTS|", "FTS|", "1", "\r", "\n", "|", "^~\\&", "PID|x", "\0"];
    private readonly IBatchCodec codec = (IBatchCodec)Message.Open(new Hl7v2Adapter(), "{}");

    [Fact]
    public void Every_message_of_a_batch_comes_out_whole_and_in_order() => Assert.Equal(["MSH|1\rPID|2\r", "MSH|3\r"], Split(Whole));

    [Theory]
    [InlineData("MSH|1\rPID|2\r")]
    [InlineData("")]
    [InlineData("FHSX|1\r")]
    [InlineData("what else")]
    public void What_is_no_batch_has_no_parts(string text) => Assert.Empty(Split(text));

    [Theory]
    [InlineData("BHS|^~\\&\nMSH|1\nMSH|2\nBTS\n", 2)]
    [InlineData("BHS|^~\\&\r\nMSH|1\r\nBTS|1\r\nBHS|^~\\&\r\nMSH|2\r\nBTS|1", 2)]
    [InlineData("FHS|^~\\&\rMSH|1\rFTS|1\r", 1)]
    [InlineData("\uFEFF\r\nFHS#^~\\&\rBHS#^~\\&\rMSH#1\rBTS#1#done\rFTS#1\r", 1)]
    public void Envelopes_may_be_without_file_batch_or_count(string text, int messages) => Assert.Equal(messages, Split(text).Length);

    [Theory]
    [InlineData("BHS|^~\\&\rMSH|1\r", "GW2003")]
    [InlineData("FHS|^~\\&\rBHS|^~\\&\rMSH|1\rBTS|1\r", "GW2003")]
    [InlineData("BHS|^~\\&\rMSH|1\rBTS|2\r", "GW2004")]
    [InlineData("FHS|^~\\&\rBHS|^~\\&\rMSH|1\rBTS|1\rFTS|2\r", "GW2004")]
    [InlineData("BHS|^~\\&\rBTS|0\r", "GW2003")]
    [InlineData("BHS|^~\\&\rBHS|^~\\&\rMSH|1\rBTS|1\r", "GW2002")]
    [InlineData("BHS|^~\\&\rPID|1\rMSH|1\rBTS|1\r", "GW2002")]
    [InlineData("FHS|^~\\&\rMSH|1\rBTS|1\rFTS|1\r", "GW2002")]
    public void A_batch_that_is_not_whole_is_refused_as_a_whole(string text, string code) => Assert.Equal(code, Assert.Single(codec.Split(Encoding.UTF8.GetBytes(text)).Issues).Code.Id);

    [Fact]
    public void Every_cut_batch_is_refused_until_its_last_trailer_is_there()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Whole);
        int trailer = bytes.Length - "FTS|1\r".Length;

        Assert.All(Enumerable.Range(4, trailer - 4), length => Assert.False(codec.Split(bytes.AsMemory(0, length)).Succeeded, $"cut at {length}"));
    }

    [Fact]
    public void The_reply_is_a_batch_of_the_same_shape_that_names_the_other() => Assert.Equal(
        "FHS|^~\\&|PLATFORM|NHSA|HIS|示范医院|20260301||||ACKF1|F1\rBHS|^~\\&|GW|N|HIS|H|20260301||||ACKB1|B1\rMSH|a\rMSH|b\rBTS|2\rFTS|1\r",
        Encoding.UTF8.GetString(codec.Join(Encoding.UTF8.GetBytes(Whole), [.. new[] { "MSH|a\r", "MSH|b" }.Select(text => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(text))]).Span));

    [Fact]
    public void No_bytes_make_it_throw() => Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).Array[0, 14].Sample(pieces =>
    {
        byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(pieces));
        Outcome<ImmutableArray<ReadOnlyMemory<byte>>> parts = codec.Split(bytes);
        if (parts.Succeeded)
        {
            codec.Join(bytes, parts.Value);
        }

        return parts.Succeeded || parts.Issues.Length == 1;
    }, iter: 5000);

    private string[] Split(string text) => [.. codec.Split(Encoding.UTF8.GetBytes(text)).Value.Select(part => Encoding.UTF8.GetString(part.Span))];
}
