using System.Globalization;
using Gateway.Adapter.Delimited.Layout;

namespace Gateway.Adapter.Delimited.Parsing;

/// <summary>Reads the fields of lines, and remembers where the counts stand.</summary>
internal sealed class FieldReader(TrailingSeparator trailing, Marks marks, MessageReading reading, ShapeLayout shape)
{
    private readonly Dictionary<string, (int Start, int Length)> counts = new(StringComparer.Ordinal);

    /// <summary>Adds one line as a group of fields.</summary>
    public void Read(LineLayout kind, int start, int length)
    {
        reading.Record.Open(kind.Name, start);
        ReadOnlySpan<byte> rest = reading.Shape.Slice(start, length);
        int pieces = 0, at = start;
        bool isMore = true;
        while (isMore)
        {
            int found = rest.IndexOf(marks.Separator);
            isMore = found >= 0;
            int size = isMore ? found : rest.Length;
            if (pieces < kind.Fields.Length)
            {
                Field(kind, pieces, at, size, isTrailing: !isMore && size == 0);
            }

            pieces++;
            at += size + 1;
            rest = isMore ? rest[(size + 1)..] : default;
        }

        bool lastIsEmpty = length > 0 && reading.Shape[start + length - 1] == marks.Separator;
        Compare(kind, pieces, lastIsEmpty, start, length);
        reading.Record.Close(start + length);
    }

    /// <summary>How many lines of a kind the message promises; null where it does not say, or not legibly.</summary>
    public int? CountFor(LineLayout kind)
    {
        if (kind.Count is null || !counts.TryGetValue(kind.Count, out (int Start, int Length) place))
        {
            return null;
        }

        ReadOnlySpan<byte> digits = reading.Shape.Slice(place.Start, place.Length).Trim((byte)' ');
        if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int count))
        {
            return count;
        }

        CountFault(kind, $"Expected the number of lines {kind.Name}.");
        return null;
    }

    public void CountFault(LineLayout kind, string reason)
    {
        (int start, int length) = counts[kind.Count!]; // asked for only after CountFor found it
        reading.Fault(IssueCodes.CountWrong, kind.Count!, start, length, reason);
    }

    private void Field(LineLayout kind, int index, int start, int length, bool isTrailing)
    {
        if (isTrailing && trailing == TrailingSeparator.Required && index >= kind.Fewest)
        {
            return; // the nothing after a required last separator is no field
        }

        string name = kind.Fields[index];
        reading.Value(name, start, length);
        if (kind.Occurs == Occurs.Once && IsCount(kind.Name, name))
        {
            counts[$"{kind.Name}/{name}"] = (start, length);
        }
    }

    private bool IsCount(string kind, string field)
    {
        foreach (LineLayout line in shape.Lines)
        {
            if (line.Count is { } path && path.Length == kind.Length + field.Length + 1 && path.StartsWith(kind, StringComparison.Ordinal) && path.EndsWith(field, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private void Compare(LineLayout kind, int pieces, bool lastIsEmpty, int start, int length)
    {
        if (kind.Fits(pieces, lastIsEmpty, trailing))
        {
            return;
        }

        bool mustTrail = trailing == TrailingSeparator.Required;
        int fields = mustTrail && lastIsEmpty ? pieces - 1 : pieces;
        if (fields < kind.Fewest)
        {
            reading.Fault(IssueCodes.ValueMissing, start, length, $"Expected {kind.Fewest} fields in a line {kind.Name}; {fields} are there.");
        }
        else if (fields > kind.Fields.Length)
        {
            reading.Fault(IssueCodes.StructureUnreadable, start, length, $"Expected at most {kind.Fields.Length} fields in a line {kind.Name}; {fields} are there.");
        }
        else
        {
            reading.Fault(IssueCodes.StructureUnreadable, start, length, "Expected a separator after the last field.");
        }
    }
}
