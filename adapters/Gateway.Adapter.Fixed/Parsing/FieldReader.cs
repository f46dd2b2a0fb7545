using System.Globalization;
using System.Text;
using Gateway.Adapter.Fixed.Layout;
using Gateway.Adapter.Fixed.Numbers;

namespace Gateway.Adapter.Fixed.Parsing;

/// <summary>Reads the fields of one record; those that a short line does not reach are left out.</summary>
internal sealed class FieldReader(FixedPlan plan, MessageReading reading, ToldValues told)
{
    private readonly bool isAscii = Ascii.IsValid(reading.Bytes);

    /// <param name="kind">The record.</param>
    /// <param name="start">Its first byte.</param>
    /// <param name="size">Its bytes that are there.</param>
    /// <param name="units">Its units that are there.</param>
    /// <param name="ordinal">The how-manieth of its kind, from 1.</param>
    public void Read(RecordPlan kind, int start, int size, int units, int ordinal)
    {
        ReadOnlySpan<byte> bytes = reading.Bytes.Slice(start, size);
        bool walks = plan.CountsCharacters && !isAscii;
        int unit = 0, at = 0;
        foreach (FieldPlan field in kind.Fields)
        {
            if (field.Kind == FieldKind.Ordinal)
            {
                reading.Value(field.Name, ordinal.ToString(CultureInfo.InvariantCulture), start, 0);
                continue;
            }

            if (field.Start >= units || (field.Start + field.Length > units && field.Kind != FieldKind.Text))
            {
                return;
            }

            at = walks ? at + plan.Skip(bytes[at..], field.Start - unit, out _) : field.Start;
            int length = walks ? plan.Skip(bytes[at..], field.Length, out _) : Math.Min(field.Length, size - field.Start);
            Field(field, bytes.Slice(at, length), start + at);
            (at, unit) = (at + length, field.Start + field.Length);
            if (field.IsTold)
            {
                told.Remember($"{kind.Name}/{field.Name}", start + at - length, length, field.Kind);
            }
        }
    }

    private void Field(FieldPlan field, ReadOnlySpan<byte> bytes, int at)
    {
        switch (field.Kind)
        {
            case FieldKind.Text:
                Text(field, bytes, at);
                break;
            case FieldKind.Hex:
                reading.Value(field.Name, Convert.ToHexString(bytes), at, bytes.Length);
                break;
            default:
                Number(field, bytes, at);
                break;
        }
    }

    private void Number(FieldPlan field, ReadOnlySpan<byte> bytes, int at)
    {
        if (!BinaryNumber.TryRead(bytes, field.Kind, plan.IsLittleEndian, out string text))
        {
            reading.Value(field.Name, null, at, bytes.Length);
            reading.Fault(IssueCodes.StructureUnreadable, reading.Record.PathOfLast, at, bytes.Length, "Expected a finite number.");
            return;
        }

        reading.Value(field.Name, text, at, bytes.Length);
    }

    private void Text(FieldPlan field, ReadOnlySpan<byte> bytes, int at)
    {
        if (plan.Layout.EndsAtNul && bytes.IndexOf((byte)0) is >= 0 and int nul)
        {
            bytes = bytes[..nul];
        }

        bool isPlain = isAscii || Ascii.IsValid(bytes);
        ReadOnlySpan<byte> value = field.Trim(bytes, isPlain, out int start);
        int half = isPlain || plan.Layout.CutCharacter == CutCharacter.Refused ? 0 : HalfCharacter.AtEnd(bytes, reading.Encoding);
        if (half == 0)
        {
            reading.Piece(field.Name, at + start, value.Length, isPlain);
            return;
        }

        reading.Piece(field.Name, at + start, Math.Max(0, bytes.Length - half - start), isAscii: false);
        reading.Value(field.CutName, Convert.ToHexString(bytes[^half..]), at + bytes.Length - half, half);
    }
}
