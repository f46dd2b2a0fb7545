using System.Text;

namespace Gateway.Platform;

/// <summary>Between UTF-8, in which envelopes are written and kept, and what a dialect sends and signs.</summary>
internal static class DialectText
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(54936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!; // .NET has it
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static byte[] ToGb18030(ReadOnlySpan<byte> utf8) => Gb18030.GetBytes(Strict.GetString(utf8));

    /// <summary>An answer as UTF-8; bytes that are of neither encoding stay as they are and are found unreadable later.</summary>
    public static ReadOnlyMemory<byte> FromGb18030(ReadOnlyMemory<byte> answer)
    {
        try
        {
            return Strict.GetBytes(Gb18030.GetString(answer.Span));
        }
        catch (DecoderFallbackException)
        {
            return answer;
        }
    }
}
