using System.Text;

namespace Gateway.Console.Privacy;

/// <summary>A message as a person can change it in a form: text with plain line ends, and what makes the same bytes of it again.</summary>
/// <param name="Text">Lines end in LF.</param>
/// <param name="LineEnd"><c>lf</c>, <c>crlf</c> or <c>cr</c>: a form's own line ends are none of the message's.</param>
/// <param name="Encoding"><c>utf-8</c> or <c>gb18030</c>.</param>
internal sealed record EditableText(string Text, string LineEnd, string Encoding)
{
    private const int Longest = 200_000;
    private static readonly Dictionary<string, string> Ends = new(StringComparer.Ordinal) { ["lf"] = "\n", ["crlf"] = "\r\n", ["cr"] = "\r" };

    /// <summary>The text of some bytes.</summary>
    /// <returns>Null for what a form cannot give back byte for byte: binary forms, mixed line ends, more than 200 000 bytes.</returns>
    public static EditableText? Of(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > Longest || bytes.Span.ContainsAny(Binary()))
        {
            return null;
        }

        foreach (string encoding in (string[])["utf-8", "gb18030"])
        {
            string text = EncodingOf(encoding).GetString(bytes.Span);
            string end = text.Contains("\r\n", StringComparison.Ordinal) ? "crlf" : text.Contains('\r', StringComparison.Ordinal) ? "cr" : "lf";
            var editable = new EditableText(text.Replace(Ends[end], "\n", StringComparison.Ordinal), end, encoding);
            if (Bytes(editable.Text, end, encoding).AsSpan().SequenceEqual(bytes.Span))
            {
                return editable;
            }
        }

        return null;
    }

    /// <summary>The bytes of a text that came back from a form.</summary>
    public static byte[] Bytes(string text, string lineEnd, string encoding)
    {
        string plain = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return EncodingOf(encoding).GetBytes(plain.Replace("\n", Ends.GetValueOrDefault(lineEnd, "\n"), StringComparison.Ordinal));
    }

    private static Encoding EncodingOf(string name) => name == "gb18030" ? CodePagesEncodingProvider.Instance.GetEncoding(54936)! : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false); // the provider knows it

    // Signs that a form may change or drop. A separator of HL7 or of records stays as it is.
    private static ReadOnlySpan<byte> Binary() => [0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x0B, 0x0C, 0x0E, 0x0F];
}
