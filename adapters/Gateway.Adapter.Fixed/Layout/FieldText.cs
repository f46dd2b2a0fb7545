using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Gateway.Adapter.Fixed.Layout;

/// <summary>
/// A field as layouts write it: <c>NAME [@POSITION] LENGTH [right] [hex] [fill=X]</c> or <c>NAME [@POSITION] TYPE</c>,
/// such as <c>数量 @121 6 right</c> and <c>UNIT_PRC float32</c>.
/// </summary>
internal static class FieldText
{
    private const int MaxLength = 1_000_000;
    private const string FillWord = "fill=";

    private static readonly SearchValues<char> PathMarks = SearchValues.Create("/[]'\r\n");

    private static readonly Dictionary<string, (FieldKind Kind, int Length)> Types = new(StringComparer.Ordinal)
    {
        ["ordinal"] = (FieldKind.Ordinal, 0),
        ["int8"] = (FieldKind.Int8, 1),
        ["int16"] = (FieldKind.Int16, 2),
        ["int32"] = (FieldKind.Int32, 4),
        ["int64"] = (FieldKind.Int64, 8),
        ["uint8"] = (FieldKind.UInt8, 1),
        ["uint16"] = (FieldKind.UInt16, 2),
        ["uint32"] = (FieldKind.UInt32, 4),
        ["uint64"] = (FieldKind.UInt64, 8),
        ["float32"] = (FieldKind.Float32, 4),
        ["float64"] = (FieldKind.Float64, 8),
    };

    /// <summary>Reads one field.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out FieldLayout? field)
    {
        field = null;
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        bool hasPosition = words.Length > 2 && words[1][0] == '@';
        int? position = hasPosition && int.TryParse(words[1].AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? given : null;
        int at = hasPosition ? 2 : 1;
        if (words.Length <= at || (hasPosition && position is null) || !IsName(words[0]))
        {
            return false;
        }

        string size = words[at];
        string[] more = words[(at + 1)..];
        if (Types.TryGetValue(size, out (FieldKind Kind, int Length) type))
        {
            field = new FieldLayout(words[0], type.Kind, type.Length, position, IsRight: false, Fill: null);
            return more.Length == 0 && words[0] != "-";
        }

        bool isLength = int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out int length) && length is > 0 and <= MaxLength;
        return isLength && TryOptions(more, new FieldLayout(words[0], words[0] == "-" ? FieldKind.Filler : FieldKind.Text, length, position, IsRight: false, Fill: null), out field);
    }

    /// <summary>Reads a fill: one visible ASCII character or space, or <c>0x00</c> to <c>0x7F</c>.</summary>
    public static bool TryFill(string text, out byte fill)
    {
        if (text.Length == 1 && text[0] is >= ' ' and <= '~')
        {
            fill = (byte)text[0];
            return true;
        }

        fill = 0;
        return text.Length == 4 && text.StartsWith("0x", StringComparison.Ordinal) && byte.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out fill);
    }

    /// <summary>Whether a name can stand in a path.</summary>
    public static bool IsName(string name) => !string.IsNullOrWhiteSpace(name) && !name.AsSpan().ContainsAny(PathMarks);

    private static bool TryOptions(string[] words, FieldLayout plain, out FieldLayout field)
    {
        field = plain;
        foreach (string word in words)
        {
            if (word == "right" && plain.Kind == FieldKind.Text)
            {
                field = field with { IsRight = true };
            }
            else if (word == "hex" && plain.Kind == FieldKind.Text)
            {
                field = field with { Kind = FieldKind.Hex };
            }
            else if (word.StartsWith(FillWord, StringComparison.Ordinal) && TryFill(word[FillWord.Length..], out byte fill))
            {
                field = field with { Fill = fill };
            }
            else
            {
                return false;
            }
        }

        return true;
    }
}
