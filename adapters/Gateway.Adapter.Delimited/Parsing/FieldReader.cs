using System.Buffers;
using System.Globalization;
using Gateway.Adapter.Delimited.Layout;
using Gateway.Adapter.Delimited.Plan;

namespace Gateway.Adapter.Delimited.Parsing;

/// <summary>Reads lists of fields: those of a line, and those inside fields, level by level.</summary>
internal sealed class FieldReader(MessageReading reading)
{
    /// <summary>Adds one line as a group of fields.</summary>
    public void ReadLine(LinePlan kind, int start, int length)
    {
        reading.Record.Open(kind.Name, start);
        ReadList(kind.Name, kind.Fields, start, length);
        reading.Record.Close(start + length);
    }

    /// <summary>Where a field of a line stands.</summary>
    public bool TryPlace(LinePlan kind, int start, int length, int index, out int at, out int size)
    {
        PieceCursor pieces = Pieces(kind.Fields, start, length);
        for (int field = 0; field < index; field++)
        {
            int places = kind.Fields.Insides[field] is { IsInline: true } group ? (group.Times ?? 0) * group.GroupPlaces : 1;
            for (int place = 0; place < places && pieces.IsMore; place++)
            {
                pieces.MoveNext();
            }
        }

        bool isThere = pieces.IsMore;
        if (isThere)
        {
            pieces.MoveNext();
        }

        (at, size) = (pieces.Start, pieces.Length);
        return isThere;
    }

    private PieceCursor Pieces(FieldPlan fields, int start, int length)
    {
        int led = fields.Leads(reading.Shape.Slice(start, length)) ? 1 : 0;
        return new PieceCursor(reading.Shape, start + led, length - led, fields);
    }

    private void ReadList(string name, FieldPlan fields, int start, int length)
    {
        PieceCursor pieces = Pieces(fields, start, length);
        int said = ReadFields(fields, fields, ref pieces);
        while (pieces.IsMore)
        {
            pieces.MoveNext();
        }

        ReadOnlySpan<byte> text = reading.Shape.Slice(start, length);
        if (fields.Leading == LeadingSeparator.Required && !fields.Leads(text))
        {
            reading.Fault(IssueCodes.StructureUnreadable, start, length, "Expected a separator before the first field.");
        }
        else
        {
            Compare(name, fields, said, pieces.Passed, length > 0 && fields.Trails(text), start, length);
        }
    }

    /// <returns>Places of groups whose number the message says.</returns>
    private int ReadFields(FieldPlan fields, FieldPlan level, ref PieceCursor pieces)
    {
        int said = 0;
        Span<(int Start, int Length)> counts = stackalloc (int, int)[fields.Counted.Length];
        for (int index = 0; index < fields.Fields.Length && pieces.IsMore && !reading.IsStopped; index++)
        {
            InsidePlan? inside = fields.Insides[index];
            if (inside is { IsInline: true })
            {
                said += ReadGroups(inside, level, ref pieces, CountOf(fields, inside, counts));
                continue;
            }

            pieces.MoveNext();
            if (pieces.IsEmptyEnd && level.Trailing == TrailingSeparator.Required && pieces.Passed > level.Fewest)
            {
                break; // the nothing after a required last separator is no field
            }

            Remember(fields, index, pieces.Start, pieces.Length, counts);
            if (inside is null)
            {
                Value(fields, index, pieces.Start, pieces.Length);
            }
            else
            {
                ReadInside(inside, pieces.Start, pieces.Length, CountOf(fields, inside, counts));
            }
        }

        return said;
    }

    private void Value(FieldPlan fields, int index, int start, int length)
    {
        string name = fields.Fields[index];
        if (!QuotedText.Has(reading.Shape.Slice(start, length), fields.Quote, out bool isWhole))
        {
            reading.Value(name, start, length);
            return;
        }

        if (!isWhole)
        {
            reading.Value(name, start, length);
            reading.Fault(IssueCodes.StructureUnreadable, reading.Record.PathOfLast, start, length, "Expected a closing quote, and nothing behind it.");
            return;
        }

        if (reading.Shape.Slice(start + 1, length - 2).Contains(fields.Quote))
        {
            Unquoted(name, (char)fields.Quote, start, length);
        }
        else
        {
            reading.Value(name, start + 1, length - 2);
        }
    }

    // Two quotes are one; without a string in between, because a message may be full of them.
    private void Unquoted(string name, char quote, int start, int length)
    {
        char[] room = ArrayPool<char>.Shared.Rent(length);
        if (reading.TryText(start + 1, length - 2, room, out int written))
        {
            int kept = 0;
            for (int at = 0; at < written; at++)
            {
                room[kept++] = room[at];
                at += room[at] == quote ? 1 : 0;
            }

            reading.Value(name, new string(room, 0, kept), start, length);
        }

        ArrayPool<char>.Shared.Return(room);
    }

    // An empty field holds no group, so that "nothing" and "one record of nothing" stay apart.
    private void ReadInside(InsidePlan inside, int start, int length, int? promised)
    {
        int taken = 0;
        if (length == 0)
        {
            reading.Value(inside.Name, start, 0);
            if (inside.Fields.Fewest > 0 && promised is null or > 0)
            {
                reading.Fault(IssueCodes.ValueMissing, reading.Record.PathOfLast, start, 0, $"Expected {inside.Fields.Fewest} fields in {inside.Name}; none are there.");
            }

            return;
        }

        var records = new PieceCursor(reading.Shape, start, length, inside.Repeat);
        while (records.IsMore && !reading.IsStopped)
        {
            if (inside.Repeat == 0)
            {
                Group(inside, start, length);
                return;
            }

            records.MoveNext();
            if (!records.IsEmptyEnd)
            {
                Group(inside, records.Start, records.Length);
                taken++;
            }
        }

        CompareCount(inside, promised, taken, start, length);
    }

    private void Group(InsidePlan inside, int start, int length)
    {
        if (reading.TryOpen(inside.Name, start))
        {
            ReadList(inside.Name, inside.Fields, start, length);
            reading.Record.Close(start + length);
        }
    }

    /// <returns>Places of groups whose number the message says.</returns>
    private int ReadGroups(InsidePlan group, FieldPlan level, ref PieceCursor pieces, int? promised)
    {
        int most = group.Times is null ? promised ?? (group.CountIndex < 0 ? int.MaxValue : 0) : LastFilled(group, pieces);
        int start = pieces.Start + pieces.Length, before = pieces.Passed, taken = 0;
        for (; taken < most && pieces.IsMore && !reading.IsStopped && !IsOnlyEnd(level, pieces) && reading.TryOpen(group.Name, pieces.Start); taken++)
        {
            ReadFields(group.Fields, level, ref pieces);
            reading.Record.Close(pieces.Start + pieces.Length);
        }

        int passed = pieces.Passed - before;
        if (group.Times is null)
        {
            CompareGroups(group, promised, taken, passed, start, pieces.Start + pieces.Length - start);
            return passed;
        }

        for (; passed < group.Times * group.GroupPlaces && pieces.IsMore; passed++)
        {
            pieces.MoveNext(); // slots that nobody filled, behind the last that somebody did
        }

        return 0;
    }

    private void CompareGroups(InsidePlan group, int? promised, int taken, int passed, int start, int length)
    {
        CompareCount(group, promised, taken, start, length);
        int last = passed - ((taken - 1) * group.GroupPlaces);
        if (taken > 0 && last < group.Fields.Fewest && !reading.IsStopped)
        {
            reading.Fault(IssueCodes.ValueMissing, start, length, $"Expected {group.Fields.Fewest} fields in each {group.Name}; the last has {last}.");
        }
    }

    // A copy of the cursor looks ahead.
    private static int LastFilled(InsidePlan group, PieceCursor ahead)
    {
        int filled = 0;
        for (int place = 0; place < group.Times * group.GroupPlaces && ahead.IsMore; place++)
        {
            ahead.MoveNext();
            filled = ahead.Length > 0 ? (place / group.GroupPlaces) + 1 : filled;
        }

        return filled;
    }

    // Groups that take all that is left end before the nothing behind a trailing separator.
    private static bool IsOnlyEnd(FieldPlan level, PieceCursor ahead)
    {
        ahead.MoveNext();
        return ahead.IsEmptyEnd && level.Trailing != TrailingSeparator.Refused;
    }

    private static void Remember(FieldPlan fields, int index, int start, int length, Span<(int Start, int Length)> counts)
    {
        for (int counted = 0; counted < counts.Length; counted++)
        {
            if (fields.Counted[counted].CountIndex == index)
            {
                counts[counted] = (start, length);
            }
        }
    }

    private int? CountOf(FieldPlan fields, InsidePlan inside, ReadOnlySpan<(int Start, int Length)> counts)
    {
        if (inside.CountIndex < 0)
        {
            return null;
        }

        (int start, int length) = counts[Array.IndexOf(fields.Counted, inside)];
        if (int.TryParse(reading.Shape.Slice(start, length).Trim((byte)' '), NumberStyles.None, CultureInfo.InvariantCulture, out int count))
        {
            return count;
        }

        reading.Fault(IssueCodes.CountWrong, $"{reading.Record.PathOfGroup}/{fields.Fields[inside.CountIndex]}", start, length, $"Expected the number of {inside.Name}.");
        return null;
    }

    private void CompareCount(InsidePlan inside, int? promised, int taken, int start, int length)
    {
        if (promised is not null && promised != taken && !reading.IsStopped)
        {
            reading.Fault(IssueCodes.CountWrong, $"{reading.Record.PathOfGroup}/{inside.Name}", start, length, $"Expected {promised} {inside.Name}, as the message says; {taken} are there.");
        }
    }

    private void Compare(string name, FieldPlan fields, int said, int pieces, bool lastIsEmpty, int start, int length)
    {
        int most = fields.Places + said;
        int places = lastIsEmpty && (fields.Trailing == TrailingSeparator.Required || (fields.Trailing == TrailingSeparator.Tolerated && pieces == most + 1)) ? pieces - 1 : pieces;
        if (reading.IsStopped)
        {
            return;
        }

        if (places < fields.Fewest)
        {
            reading.Fault(IssueCodes.ValueMissing, start, length, $"Expected {fields.Fewest} fields in {Called(name)}; {places} are there.");
        }
        else if (places > most)
        {
            reading.Fault(IssueCodes.StructureUnreadable, start, length, $"Expected at most {most} fields in {Called(name)}; {places} are there.");
        }
        else if (fields.Trailing == TrailingSeparator.Required && !lastIsEmpty)
        {
            reading.Fault(IssueCodes.StructureUnreadable, start, length, "Expected a separator after the last field.");
        }
    }

    private string Called(string name) => reading.Record.Depth > 1 ? name : $"a line {name}";
}
