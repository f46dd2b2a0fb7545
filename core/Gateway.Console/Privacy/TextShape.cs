using System.Text;
using System.Text.RegularExpressions;

namespace Gateway.Console.Privacy;

/// <summary>The shape of a text: names of fields stay, values become <c>0</c> for a digit, <c>x</c> for a letter and <c>某</c> for a Chinese character. Nobody can be in it.</summary>
internal static partial class TextShape
{
    /// <summary>The shape.</summary>
    public static string Of(string text)
    {
        var shape = new StringBuilder(text.Length);
        int at = 0;
        foreach (ValueMatch name in Names().EnumerateMatches(text))
        {
            Append(shape, text.AsSpan(at, name.Index - at));
            shape.Append(text, name.Index, name.Length);
            at = name.Index + name.Length;
        }

        Append(shape, text.AsSpan(at));
        return shape.ToString();
    }

    private static void Append(StringBuilder shape, ReadOnlySpan<char> values)
    {
        foreach (char letter in values)
        {
            shape.Append(letter switch
            {
                _ when char.IsDigit(letter) => '0',
                _ when char.IsAsciiLetter(letter) => 'x',
                _ when char.IsLetter(letter) || char.IsSurrogate(letter) => '某',
                _ => letter,
            });
        }
    }

    // An XML name after '<' or '</', a JSON name before ':', a name before '=', an INI section, a segment's name at the beginning of a line.
    [GeneratedRegex("""</?[\w:.-]+|"[\w.-]{1,40}"(?=\s*:)|(?<=^|[\r\n;&])[\w.]{1,40}(?=[ \t]*=)|(?<=^|[\r\n])\[[\w.]{1,40}\]|(?<=^|[\r\n\v])[A-Z][A-Z0-9]{2}(?=\|)""", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Names();
}
