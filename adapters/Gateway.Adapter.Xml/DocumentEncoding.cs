using System.Text;
using Gateway.Adapter.Xml.Layout;

namespace Gateway.Adapter.Xml;

/// <summary>Which encoding a document is in (XML 1.0, appendix F): its byte order mark, else what its declaration says, else what the source says.</summary>
internal static class DocumentEncoding
{
    private const int Utf16BigEndian = 1201;
    private const int LongestDeclaration = 512;

    /// <returns>The encoding and the length of the byte order mark; or the fault.</returns>
    public static Outcome<(Encoding Encoding, int Start)> Of(ReadOnlySpan<byte> message, Encoding source, EncodingFrom from)
    {
        (string? mark, int start) = Mark(message);
        if (from == EncodingFrom.Source)
        {
            bool isOwnMark = mark is not null && Known(mark).CodePage == source.CodePage;
            return Outcome.Of((source, isOwnMark ? start : 0));
        }

        Encoding marked = mark is null ? source : Known(mark);
        bool isWide = mark is null ? !TextShape.Has(source) || message.StartsWith("<\0?\0"u8) : !TextShape.Has(marked);
        (string name, int at, int length) = Declared(message, start, isWide);
        if (name.Length == 0)
        {
            return Outcome.Of((marked, start));
        }

        if (!TextEncodings.TryGet(name, out Encoding? declared))
        {
            return Refused(at, length, "Expected an encoding that is read here: UTF-8, GBK, GB2312, GB18030, UTF-16, US-ASCII or ISO-8859-1.");
        }

        bool declaresWide = !TextShape.Has(declared);
        if (declaresWide != isWide)
        {
            return Refused(at, length, isWide ? "Expected UTF-16, in which the document is." : "Expected the encoding in which the document is: it is not UTF-16.");
        }

        return Outcome.Of((declaresWide && mark is not null ? marked : declaresWide && source.CodePage == Utf16BigEndian ? source : declared, start));
    }

    private static (string? Name, int Length) Mark(ReadOnlySpan<byte> message) =>
        message.StartsWith("\uFEFF"u8) ? ("utf-8", 3)
        : message.StartsWith(new byte[] { 0xFF, 0xFE }) ? ("utf-16le", 2)
        : message.StartsWith(new byte[] { 0xFE, 0xFF }) ? ("utf-16be", 2)
        : (null, 0);

    private static (string Name, int At, int Length) Declared(ReadOnlySpan<byte> message, int start, bool isWide)
    {
        int step = isWide ? 2 : 1;
        ReadOnlySpan<byte> head = message[start..Math.Min(message.Length, start + (LongestDeclaration * step))];
        string text = Encoding.Latin1.GetString(head).Replace("\0", "", StringComparison.Ordinal);
        int end = text.StartsWith("<?xml", StringComparison.Ordinal) ? text.IndexOf("?>", StringComparison.Ordinal) : -1;
        return end < 0 ? ("", 0, 0) : Name(text[..end], start, step);
    }

    private static (string Name, int At, int Length) Name(string declaration, int start, int step)
    {
        int word = declaration.IndexOf("encoding", StringComparison.Ordinal);
        int open = word < 0 ? -1 : declaration.AsSpan(word).IndexOfAny('"', '\'');
        int begin = word + open + 1;
        int length = open < 0 ? -1 : declaration.AsSpan(begin).IndexOf(declaration[begin - 1]);
        return length < 0 ? ("", 0, 0) : (declaration.Substring(begin, length), start + (begin * step), length * step);
    }

    private static Encoding Known(string name) => TextEncodings.TryGet(name, out Encoding? known) ? known : throw new System.Diagnostics.UnreachableException();

    private static Outcome<(Encoding Encoding, int Start)> Refused(int at, int length, string reason) =>
        Outcome.Refused<(Encoding, int)>(new Issue(IssueCodes.TextUndecodable, new SourceLocation("", at, length), reason));
}
