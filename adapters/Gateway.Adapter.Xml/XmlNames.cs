using System.Buffers;

namespace Gateway.Adapter.Xml;

/// <summary>Names (XML 1.0, section 2.3): ASCII is checked letter by letter, everything above is taken as it is.</summary>
internal static class XmlNames
{
    /// <summary>Text of an element that has attributes or elements too.</summary>
    public const string Text = "#text";

    /// <summary>Member of a JSON object in whose text the document stood.</summary>
    public const string Json = "#json";

    /// <summary>What names of attributes begin with.</summary>
    public const char Attribute = '@';

    private static readonly SearchValues<byte> Letters = SearchValues.Create([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.:"u8, .. Enumerable.Range(0x80, 128).Select(code => (byte)code)]);

    private static readonly SearchValues<char> Ascii = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.:");

    /// <summary>Length of the name that begins here; 0 where none does.</summary>
    public static int LengthAt(ReadOnlySpan<byte> shape)
    {
        int length = shape.IndexOfAnyExcept(Letters);
        length = length < 0 ? shape.Length : length;
        return length > 0 && (shape[0] is >= (byte)'0' and <= (byte)'9' or (byte)'-' or (byte)'.' or (byte)':') ? 0 : length;
    }

    /// <summary>Whether a text can be the name of an element or attribute.</summary>
    public static bool Is(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || name[0] is (>= '0' and <= '9') or '-' or '.' or ':' || name[^1] == ':')
        {
            return false;
        }

        foreach (char letter in name)
        {
            bool isLetter = letter < 0x80 ? Ascii.Contains(letter) : letter is not ('\u00D7' or '\u00F7' or '\uFFFE' or '\uFFFF') && !char.IsWhiteSpace(letter);
            if (!isLetter)
            {
                return false;
            }
        }

        return name.Count(':') <= 1;
    }

    /// <summary>Whether a text can be a prefix.</summary>
    public static bool IsPlain(string name) => Is(name) && !name.Contains(':', StringComparison.Ordinal);
}
