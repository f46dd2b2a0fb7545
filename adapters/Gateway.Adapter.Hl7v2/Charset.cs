using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Gateway.Adapter.Hl7v2;

/// <summary>Names of encodings in MSH-18: HL7 table 0211, and what senders write instead.</summary>
internal static class Charset
{
    public const int Field = 18;

    public const string Expected = "Expected UNICODE UTF-8, GB 18030-2000, GBK, ASCII or 8859/1.";

    /// <summary>Finds the encoding that a first repetition of MSH-18 names.</summary>
    public static bool TryGet(string name, [NotNullWhen(true)] out Encoding? encoding)
    {
        string known = name.Trim().ToUpperInvariant() switch
        {
            "UNICODE UTF-8" or "UNICODE" or "UTF-8" or "UTF8" => "utf-8",
            "GB 18030-2000" or "GB18030-2000" or "GB 18030" or "GB18030" or "GBK" or "GB2312" => "gb18030",
            "ASCII" => "ascii",
            "8859/1" or "ISO-8859-1" => "latin1",
            _ => "",
        };
        return TextEncodings.TryGet(known, out encoding);
    }
}
