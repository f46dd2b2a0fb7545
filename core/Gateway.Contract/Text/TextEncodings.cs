using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Gateway.Contract;

/// <summary>The encodings that sources may name, each strict: bytes or characters that do not fit raise a fallback exception instead of a question mark.</summary>
public static class TextEncodings
{
    /// <summary>Code page of UTF-8.</summary>
    public const int Utf8CodePage = 65001;

    /// <summary>Code page of GB18030.</summary>
    public const int Gb18030CodePage = 54936;

    static TextEncodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Finds a strict encoding by name.</summary>
    /// <param name="name"><c>utf-8</c>, <c>gbk</c> and <c>gb2312</c> (both read as GB18030, their superset), <c>gb18030</c>, <c>utf-16le</c>, <c>utf-16be</c>, <c>ascii</c>, <c>latin1</c>; case does not matter.</param>
    /// <param name="encoding">The encoding; null when the result is false.</param>
    public static bool TryGet(string name, [NotNullWhen(true)] out Encoding? encoding)
    {
        int codePage = name.ToLowerInvariant() switch
        {
            "utf-8" or "utf8" => Utf8CodePage,
            "gbk" or "gb2312" or "gb18030" or "cp936" => Gb18030CodePage,
            "utf-16le" or "utf-16" => 1200,
            "utf-16be" => 1201,
            "ascii" or "us-ascii" => 20127,
            "latin1" or "iso-8859-1" => 28591,
            _ => 0,
        };
        encoding = codePage == 0 ? null : Encoding.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        return encoding is not null;
    }
}
