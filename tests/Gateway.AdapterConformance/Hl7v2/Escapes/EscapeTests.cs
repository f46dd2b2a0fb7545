using CsCheck;
using Gateway.Adapter.Hl7v2;

namespace Gateway.AdapterConformance.Hl7v2.Escapes;

public sealed class EscapeTests
{
    private const string Msh = @"MSH|^~\&|HIS||PLATFORM||20200102||ORU^R01|MSG1|P|2.4";

    private readonly ICodec codec = Message.Open(new Hl7v2Adapter(), "{}");

    [Theory]
    [InlineData(@"a\F\b\S\c\T\d\R\e\E\f", @"a|b^c&d~e\f")]
    [InlineData(@"\X4142\", "AB")]
    [InlineData(@"\XE794B2\", "甲")]
    [InlineData(@"one\.br\two", "one\ntwo")]
    [InlineData(@"\H\bold\N\ \.sp+2\", @"\H\bold\N\ \.sp+2\")]
    [InlineData(@"\Zab\\C2842\", @"\Zab\\C2842\")]
    public void An_escape_sequence_becomes_what_it_stands_for(string sent, string text)
    {
        Outcome<SourceRecord> outcome = codec.Read($"{Msh}\rOBX|{sent}\r");

        Assert.Empty(outcome.Issues);
        Assert.Equal(text, outcome.Value["OBX/1"]);
    }

    [Theory]
    [InlineData(@"a\")]
    [InlineData(@"a\\b")]
    [InlineData(@"\Q\")]
    [InlineData(@"\X4\")]
    [InlineData(@"\XFF\")]
    [InlineData(@"\Xzz\")]
    public void What_is_no_escape_sequence_stays_with_a_warning(string sent)
    {
        Outcome<SourceRecord> outcome = codec.Read($"{Msh}\rOBX|{sent}\r");

        Assert.Equal(sent, outcome.Value["OBX/1"]);
        Assert.Equal($"GW2008 OBX/1 {Msh.Length + 5}", Message.IssueOf(outcome));
    }

    [Fact]
    public void Any_text_is_read_as_it_was_written() =>
        Gen.Char["ab甲|^~\\&\r\n\t\0\u001c.HX0"].Array[1, 30].Select(letters => new string(letters)).Sample(text =>
        {
            string written = codec.Written(Message.Draft(("MSH/10", "1"), ("OBX/1", text)));
            string? read = codec.Read(written).Value["OBX/1"];

            Assert.Equal(1, written.Split('\r').Count(line => line.StartsWith("OBX", StringComparison.Ordinal)));
            Assert.Equal(text == "\"\"" ? null : text, read);
        }, iter: 2000, threads: 1);

    [Fact]
    public void Without_an_escape_character_a_separator_in_a_value_cannot_be_written()
    {
        Outcome<ReadOnlyMemory<byte>> outcome = codec.Write(Message.Draft(("MSH/1", "|"), ("MSH/2", "^"), ("OBX/1", "a^b")).Build());

        Assert.Equal("GW2006 OBX/1 -1", Message.IssueOf(outcome));
    }
}
