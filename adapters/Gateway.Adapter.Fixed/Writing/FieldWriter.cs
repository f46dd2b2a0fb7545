using System.Text;
using Gateway.Adapter.Fixed.Layout;
using Gateway.Adapter.Fixed.Numbers;

namespace Gateway.Adapter.Fixed.Writing;

/// <summary>Makes a value the bytes of its field: as many as it takes, filled up.</summary>
internal sealed class FieldWriter(FixedPlan plan, MessageWriting writing, Encoding encoding)
{
    /// <param name="field">Its place.</param>
    /// <param name="text">The value; null for none.</param>
    /// <param name="cut">Hex digits of the half character behind it; empty for none.</param>
    /// <param name="at">Where faults are said to be.</param>
    public byte[] Bytes(FieldPlan field, string? text, string cut, SourceNode at) => field.Kind switch
    {
        FieldKind.Text => Text(field, text ?? "", cut, at),
        FieldKind.Hex => Hex(field, text ?? "", at),
        _ => Number(field, text, at),
    };

    private byte[] Number(FieldPlan field, string? text, SourceNode at)
    {
        byte[] bytes = new byte[field.Length];
        if (!BinaryNumber.TryWrite(text, field.Kind, plan.IsLittleEndian, bytes))
        {
            writing.Fault(at, $"Expected a number that fits into {field.Length} bytes.");
        }

        return bytes;
    }

    private byte[] Hex(FieldPlan field, string text, SourceNode at)
    {
        byte[] bytes = new byte[field.Length];
        bytes.AsSpan().Fill(field.Fill);
        if (!HexBytes.IsHex(text) || text.Length > field.Length * 2)
        {
            writing.Fault(at, $"Expected up to {field.Length} bytes in hex digits.");
            return bytes;
        }

        Convert.FromHexString(text).CopyTo(bytes, 0);
        return bytes;
    }

    private byte[] Text(FieldPlan field, string text, string cut, SourceNode at)
    {
        byte[] value = [.. Encoded(Shortened(field, text, cut.Length / 2), at), .. HexBytes.IsHex(cut) ? Convert.FromHexString(cut) : []];
        int units = plan.Skip(value, int.MaxValue, out int there) < 0 ? 0 : there;
        if (units > field.Length)
        {
            writing.Fault(at, $"Expected at most {field.Length} {(plan.CountsCharacters ? "characters" : "bytes")}; the value has {units}.");
            return value;
        }

        byte[] fill = new byte[field.Length - units];
        fill.AsSpan().Fill(field.Fill);
        return field.IsRight ? [.. fill, .. value] : [.. value, .. fill];
    }

    private byte[] Encoded(string text, SourceNode at)
    {
        try
        {
            return encoding.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            writing.Fault(at, $"Expected characters that {encoding.WebName} has.");
            return [];
        }
    }

    // Whole characters go, last first, until the field holds what is left.
    private string Shortened(FieldPlan field, string text, int cutBytes)
    {
        if (plan.Layout.TooLong == TooLong.Refused)
        {
            return text;
        }

        var kept = new StringBuilder();
        int units = cutBytes;
        foreach (Rune character in text.EnumerateRunes())
        {
            string one = character.ToString();
            units += plan.CountsCharacters ? 1 : Size(one);
            if (units > field.Length)
            {
                break;
            }

            kept.Append(one);
        }

        return kept.ToString();
    }

    private int Size(string character)
    {
        try
        {
            return encoding.GetByteCount(character);
        }
        catch (EncoderFallbackException)
        {
            return 1; // said when the whole value is encoded
        }
    }
}
