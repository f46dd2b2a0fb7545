using System.Text;
using System.Text.Json;

namespace Gateway.Platform.Tests;

public sealed class EnvelopeSealTests
{
    private static readonly DialectEnvelope Sealed = new() { Payload = PayloadForm.Sm4Ecb, Cainfo = CainfoContent.Sm3WithSm2 };
    private static readonly SealingKeys Keys = SealingKeys.Of(new NhsaEndpoint { Account = "client", CipherKey = SampleKeys.Cipher, SigningKey = SampleKeys.Signing });

    [Fact]
    public void Only_input_and_cainfo_change()
    {
        byte[] envelope = Encoding.UTF8.GetBytes("""{"infno":"2207","cainfo":"","sign_no":"Σ","input":{"data":{"a":1.50}},"last":null}""");

        using JsonDocument closed = JsonDocument.Parse(EnvelopeSeal.Close(envelope, Sealed, Keys));

        Assert.Equal(["infno", "cainfo", "sign_no", "input", "last"], closed.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal("Σ", closed.RootElement.GetProperty("sign_no").GetString());
        Assert.True(Sm4Ecb.TryDecrypt(Keys.Cipher!, closed.RootElement.GetProperty("input").GetBytesFromBase64(), out byte[] input)); // configured above
        Assert.Equal("""{"data":{"a":1.50}}""", Encoding.UTF8.GetString(input));
        Assert.NotEmpty(closed.RootElement.GetProperty("cainfo").GetBytesFromBase64());
    }

    [Fact]
    public void An_envelope_that_is_not_sealed_leaves_as_the_journal_has_it()
    {
        byte[] envelope = "{ \"input\" : { } }"u8.ToArray();

        Assert.Equal(envelope, EnvelopeSeal.Close(envelope, new DialectEnvelope(), Keys).ToArray());
    }

    [Theory]
    [InlineData("""{"infcode":-1,"err_msg":"x","output":null}""")]
    [InlineData("""{"infcode":0,"output":{"a":1}}""")]
    [InlineData("<html>502</html>")]
    [InlineData("")]
    public void An_answer_without_sealed_output_stays_as_it_came(string answer)
    {
        Assert.True(EnvelopeSeal.TryOpen(Encoding.UTF8.GetBytes(answer), Sealed, Keys, out ReadOnlyMemory<byte> opened));
        Assert.Equal(answer, Encoding.UTF8.GetString(opened.Span));
    }

    [Theory]
    [InlineData("no base64!")]
    [InlineData("AAAA")]
    public void An_output_that_does_not_open_is_said_so(string output) =>
        Assert.False(EnvelopeSeal.TryOpen(Encoding.UTF8.GetBytes($$"""{"infcode":0,"output":"{{output}}"}"""), Sealed, Keys, out _));

    [Theory]
    [InlineData("", SampleKeys.Signing, "CipherKey")]
    [InlineData("0123", SampleKeys.Signing, "CipherKey")]
    [InlineData(SampleKeys.Cipher, "", "SigningKey")]
    [InlineData(SampleKeys.Cipher, "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF", "SigningKey")]
    public void A_key_that_is_missing_or_none_is_named(string cipher, string signing, string lacking) =>
        Assert.StartsWith(lacking, SealingKeys.Of(new NhsaEndpoint { CipherKey = cipher, SigningKey = signing }).Lacks(Sealed));
}
