using System.Text;

namespace Gateway.Features.Bindings.World;

/// <summary>Text of senders that write GBK; bytes that are none throw.</summary>
public static class GbkText
{
    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding(936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!; // the provider knows 936

    public static string Read(byte[] bytes) => Gbk.GetString(bytes);

    public static byte[] Write(string text) => Gbk.GetBytes(text);
}
