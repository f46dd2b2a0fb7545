namespace Gateway.Adapter.Fixed.Parsing;

/// <summary>Reads one record after the other: control bytes, fields, control bytes, line end.</summary>
internal sealed class RecordReader(FixedPlan plan, MessageReading reading, ToldValues told)
{
    private readonly FieldReader fields = new(plan, reading, told);

    /// <summary>Whether a record of this kind may begin here.</summary>
    public bool Fits(RecordPlan kind, int at) => reading.Bytes.Length - at >= kind.ShortestBytes && Begins(kind, reading.Bytes[at..], plan);

    /// <summary>Whether control bytes and tag are those of this kind.</summary>
    public static bool Begins(RecordPlan kind, ReadOnlySpan<byte> bytes, FixedPlan plan) =>
        bytes.StartsWith(kind.Starts) && (kind.Tag is null || HasTag(kind, bytes[kind.Starts.Length..], kind.Tag, plan));

    /// <summary>Reads the record that begins here and goes on behind it; at the message's end where it is broken beyond reading.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="ordinal">The how-manieth of its kind, from 1.</param>
    /// <param name="at">Where it begins; afterwards where the next one does.</param>
    public void Read(RecordPlan kind, int ordinal, ref int at)
    {
        if (!reading.TryOpen(kind.Name, at))
        {
            at = reading.Bytes.Length;
            return;
        }

        int start = at;
        ReadOnlySpan<byte> rest = reading.Bytes[at..];
        int lineEnd = plan.LineEnd.Length == 0 ? rest.Length : LineLength(rest);
        ReadOnlySpan<byte> line = rest[..lineEnd];
        Controls(kind.Starts, line, start, "in front of the record");
        int first = start + Math.Min(kind.Starts.Length, line.Length);
        ReadOnlySpan<byte> room = reading.Bytes[first..(start + lineEnd)];
        int size = plan.Skip(room, kind.Length, out int units);
        fields.Read(kind, first, size, units, ordinal);
        int end = first + size;
        if (units < kind.Fewest)
        {
            reading.Fault(IssueCodes.ValueMissing, start, end - start, $"Expected {kind.Fewest} {UnitName} in a record {kind.Name}; {units} are there.");
            end = start + lineEnd;
        }
        else
        {
            Controls(kind.Ends, reading.Bytes[end..(start + lineEnd)], end, "behind the record");
            end = Math.Min(end + kind.Ends.Length, start + lineEnd);
        }

        at = AfterLine(kind, start, end, lineEnd);
        reading.Record.Close(end);
    }

    private string UnitName => plan.CountsCharacters ? "characters" : "bytes";

    private static bool HasTag(RecordPlan kind, ReadOnlySpan<byte> bytes, FieldPlan tag, FixedPlan plan)
    {
        ReadOnlySpan<byte> field = bytes[plan.Skip(bytes, tag.Start, out _)..];
        field = field[..plan.Skip(field, tag.Length, out _)];
        ReadOnlySpan<byte> value = tag.Trim(field, isAscii: false, out _);
        foreach (byte[] known in kind.Tags)
        {
            if (value.SequenceEqual(known))
            {
                return true;
            }
        }

        return false;
    }

    private void Controls(byte[] expected, ReadOnlySpan<byte> there, int at, string where)
    {
        if (!there.StartsWith(expected))
        {
            reading.Fault(IssueCodes.StructureUnreadable, at, Math.Min(expected.Length, there.Length), $"Expected {Convert.ToHexString(expected)} {where}.");
        }
    }

    private static int LineLength(ReadOnlySpan<byte> rest)
    {
        int at = 0;
        TextLines.TryNext(rest, ref at, out int length);
        return length;
    }

    private int AfterLine(RecordPlan kind, int start, int end, int lineLength)
    {
        if (plan.LineEnd.Length == 0)
        {
            return end;
        }

        int lineEnd = start + lineLength;
        if (end < lineEnd)
        {
            reading.Fault(IssueCodes.StructureUnreadable, end, lineEnd - end, $"Expected the line's end after {kind.Length} {UnitName}.");
        }

        int next = start;
        TextLines.TryNext(reading.Bytes, ref next, out _);
        return next;
    }
}
