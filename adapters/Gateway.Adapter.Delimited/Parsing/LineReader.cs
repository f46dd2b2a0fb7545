using System.Globalization;
using Gateway.Adapter.Delimited.Layout;
using Gateway.Adapter.Delimited.Plan;

namespace Gateway.Adapter.Delimited.Parsing;

/// <summary>Gives lines to kinds, and compares their number with what an earlier line promised.</summary>
internal sealed class LineReader(LineCursor line, FieldReader fields, MessageReading reading, ShapePlan shape)
{
    private readonly Dictionary<string, (int Start, int Length)> counts = new(StringComparer.Ordinal);

    public void Read(LinePlan kind, bool isLast)
    {
        switch (kind.Occurs)
        {
            case Occurs.Many:
                ReadMany(kind, isLast);
                break;
            case Occurs.Optional when line.IsThere && kind.Fits(line.Line):
            case Occurs.Once when line.IsThere:
                Take(kind);
                break;
            case Occurs.Once:
                reading.Fault(IssueCodes.ValueMissing, kind.Name, reading.Shape.Length, 0, $"Expected a line {kind.Name}.");
                break;
        }
    }

    // The last kind takes every line that is left: each one that does not fit is a better fault than "one line too many".
    private void ReadMany(LinePlan kind, bool isLast)
    {
        int? promised = CountFor(kind);
        int taken = 0;
        while (line.IsThere && !reading.IsStopped && (isLast || (kind.Count is null ? kind.Fits(line.Line) : taken < promised)))
        {
            Take(kind);
            taken++;
        }

        if (promised is not null && promised != taken && !reading.IsStopped)
        {
            CountFault(kind, $"Expected {promised} lines {kind.Name}; {taken} are there.");
        }
    }

    private void Take(LinePlan kind)
    {
        if (!kind.Begins(line.Line))
        {
            reading.Fault(IssueCodes.StructureUnreadable, kind.Name, line.Start, line.Length, $"Expected a line {kind.Name} that begins with {string.Join((char)kind.Fields.Separator, kind.BeginsWith)}.");
        }

        fields.ReadLine(kind, line.Start, line.Length);
        if (kind.Occurs == Occurs.Once)
        {
            KeepCounts(kind);
        }

        line.TryNext();
    }

    private void KeepCounts(LinePlan kind)
    {
        foreach (LinePlan counted in shape.Lines)
        {
            int place = counted.Count is { } path && path.StartsWith(kind.Name + "/", StringComparison.Ordinal) ? Array.IndexOf(kind.Fields.Fields, path[(kind.Name.Length + 1)..]) : -1;
            if (place >= 0 && fields.TryPlace(kind, line.Start, line.Length, place, out int start, out int length))
            {
                counts[counted.Count!] = (start, length); // the place was found in it
            }
        }
    }

    /// <summary>How many lines of a kind the message promises; null where it does not say, or not legibly.</summary>
    private int? CountFor(LinePlan kind)
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

    private void CountFault(LinePlan kind, string reason)
    {
        (int start, int length) = counts[kind.Count!]; // asked for only after CountFor found it
        reading.Fault(IssueCodes.CountWrong, kind.Count!, start, length, reason);
    }
}
