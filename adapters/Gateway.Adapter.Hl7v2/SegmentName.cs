using System.Collections.Frozen;
using System.Text;

namespace Gateway.Adapter.Hl7v2;

/// <summary>Names of segments: a letter, then letters, digits or <c>_</c>, 2 to 20 characters. Three is the standard's rule; senders use <c>DETAIL</c>.</summary>
internal static class SegmentName
{
    private const int MaxLength = 20;

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Common =
        "MSH MSA ERR EVN PID PD1 PV1 PV2 NK1 MRG AL1 DG1 PR1 DRG GT1 IN1 IN2 IN3 ORC OBR OBX NTE FT1 SFT QPD QRD QRF RCP QAK RXO RXE RXD RXR RXC SCH AIS AIG AIL AIP RGS TXA ROL ACC UB1 UB2 SPM TQ1 TQ2 MFI MFE BLG DETAIL"
            .Split(' ').ToFrozenDictionary(name => name, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads a name; those in common use give one string each.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out string name)
    {
        name = "";
        if (bytes.Length > MaxLength)
        {
            return false;
        }

        Span<char> text = stackalloc char[MaxLength];
        text = text[..Encoding.Latin1.GetChars(bytes, text)];
        if (!Is(text))
        {
            return false;
        }

        name = Common.TryGetValue(text, out string? common) ? common : text.ToString();
        return true;
    }

    /// <summary>Whether a text can be a segment's name.</summary>
    public static bool Is(ReadOnlySpan<char> name)
    {
        if (name.Length is < 2 or > MaxLength || !char.IsAsciiLetter(name[0]))
        {
            return false;
        }

        foreach (char letter in name)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter != '_')
            {
                return false;
            }
        }

        return true;
    }
}
