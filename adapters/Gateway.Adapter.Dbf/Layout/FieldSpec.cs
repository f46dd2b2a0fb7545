using System.Globalization;
using System.Text.RegularExpressions;

namespace Gateway.Adapter.Dbf.Layout;

/// <summary>One field as a layout writes it: <c>NAME C20</c>, <c>NAME N18.4</c>, <c>NAME T null</c>.</summary>
/// <param name="Name">As in the table; at most ten bytes.</param>
/// <param name="Type">Its letter.</param>
/// <param name="Length">Bytes in a row.</param>
/// <param name="Decimals">Places of a number; 0 elsewhere.</param>
/// <param name="IsNullable">Whether "no value" differs from "empty" (Visual FoxPro).</param>
/// <param name="IsOptional">Whether a table that is read may lack it.</param>
internal sealed partial record FieldSpec(string Name, char Type, int Length, int Decimals, bool IsNullable, bool IsOptional = false)
{
    /// <summary>Bytes that a name may have.</summary>
    public const int MostNameBytes = 10;

    private const int MostTextBytes = 65535; // a text's places are the high byte of its length

    /// <summary>Whether the text stands in a memo file.</summary>
    public bool IsMemo => Type == 'M';

    /// <summary>Reads a field's line.</summary>
    /// <returns>False when it is none.</returns>
    public static bool TryRead(string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out FieldSpec? field)
    {
        Match match = Form().Match(text);
        field = null;
        if (!match.Success)
        {
            return false;
        }

        char type = match.Groups["type"].Value[0];
        int given = Number(match.Groups["length"]), places = Number(match.Groups["places"]);
        int length = given > 0 ? given : FixedLength(type);
        bool isPlaced = places == 0 || (type is 'N' or 'F' && places <= length - 2) || (type == 'B' && places <= 18);
        bool fits = type switch
        {
            'C' => length is > 0 and <= MostTextBytes,
            'N' or 'F' => length is > 0 and <= 20,
            'M' => length is 4 or 10,
            _ => length == FixedLength(type),
        };
        field = fits && isPlaced ? new FieldSpec(match.Groups["name"].Value, type, length, places, match.Groups["null"].Success, match.Groups["optional"].Success) : null;
        return field is not null;
    }

    private static int Number(Group group) => int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    private static int FixedLength(char type) => type switch
    {
        'D' or 'B' or 'Y' or 'T' => 8,
        'L' => 1,
        'I' => 4,
        'M' => 10,
        _ => 0,
    };

    [GeneratedRegex(@"^(?<name>[^\s/\[\]']+) (?<type>[CNFDLIBYTM])(?<length>\d{0,5})(\.(?<places>\d{1,2}))?(?<null> null)?(?<optional> optional)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
