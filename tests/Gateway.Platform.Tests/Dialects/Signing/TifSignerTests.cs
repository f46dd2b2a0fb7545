namespace Gateway.Platform.Tests;

public sealed class TifSignerTests
{
    // printf %s '1700000000s3cretnonce-11700000000' | sha256sum
    private const string Seconds = "c10f3d126d518b78a7056971a8669aba97c6e089834082988a7cd894cb908f06";

    // printf %s '1700000000123s3cretnonce-11700000000123' | sha256sum
    private const string Milliseconds = "4c0863ca42439f06e1112ed62eb5fb80cfffa191afd23a7af4aeebb097507f7a";

    [Theory]
    [InlineData(TimestampUnit.Seconds, LetterCase.Lower, "1700000000", Seconds)]
    [InlineData(TimestampUnit.Milliseconds, LetterCase.Lower, "1700000000123", Milliseconds)]
    [InlineData(TimestampUnit.Seconds, LetterCase.Upper, "1700000000", Seconds)]
    public void The_signature_is_sha256_over_timestamp_token_nonce_timestamp(TimestampUnit unit, LetterCase letters, string timestamp, string expected)
    {
        var headers = new List<KeyValuePair<string, string>>();

        new TifSigner().Sign(headers, "the body does not matter"u8, new SigningContext(
            "paas", "s3cret", "nonce-1", DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123), new DialectSignature { Case = letters, TimestampUnit = unit }));

        Assert.Equal(
            [new("x-tif-paasid", "paas"), new("x-tif-timestamp", timestamp), new("x-tif-nonce", "nonce-1"), new("x-tif-signature", letters == LetterCase.Upper ? expected.ToUpperInvariant() : expected)],
            headers);
    }
}
