using System.Collections.Immutable;
using Gateway.Adapter.Calls.Layout;

namespace Gateway.Adapter.Calls.Parsing;

/// <summary>Reads one message call by call, in the order in which the DLL would have seen them.</summary>
internal sealed class CallsReader
{
    private readonly CallBook book;
    private readonly MessageReading reading;
    private readonly CallLine line;
    private readonly LineValues values;
    private readonly GroupRows rows;
    private readonly GroupReader groups;
    private readonly HashSet<string> once = new(StringComparer.Ordinal);

    public CallsReader(CallBook book, MessageReading reading, MessageNames names)
    {
        (this.book, this.reading) = (book, reading);
        line = new CallLine(reading);
        values = new LineValues(line, reading, names);
        rows = new GroupRows(reading);
        groups = new GroupReader(book, reading, line, values, rows);
    }

    public Outcome<SourceRecord> Read()
    {
        int at = TextLines.ByteOrderMark(reading.Shape);
        int start = at;
        while (!reading.IsStopped && TextLines.TryNext(reading.Shape, ref at, out int length))
        {
            if (!reading.Shape.Slice(start, length).Trim(" \t"u8).IsEmpty && line.TryRead(start, length))
            {
                Call();
            }

            start = at;
        }

        rows.Leave(reading.Bytes.Length);
        if (reading.Record.Count == 1 && !reading.Issues.HasErrors)
        {
            reading.Fault(IssueCodes.StructureUnreadable, 0, 0, "Expected a call such as put(1,\"name\",\"value\").");
        }

        return SetTwice.Refuse(reading.Finish(), book);
    }

    private void Call()
    {
        if (!values.TryName(new Argument(line.Start, line.NameLength, HasTwoQuotes: false), out string name))
        {
            return;
        }

        if (book.Positional.TryGetValue(name, out PositionalCall? call))
        {
            Positional(call);
        }
        else if (book.Values.TryGetValue(name, out ImmutableArray<ValueCall> calls))
        {
            groups.Value(calls);
        }
        else if (!groups.TryFrame(name))
        {
            reading.Fault(IssueCodes.MessageUnknown, line.Start, line.NameLength, $"Expected a call of this source.{NearestName.Hint(name, book.Names)}");
        }
    }

    private void Positional(PositionalCall call)
    {
        rows.Leave(line.Start);
        if (!call.Layout.Many && !once.Add(call.Layout.Name))
        {
            reading.Fault(IssueCodes.StructureUnreadable, call.Layout.Name, line.Start, line.Length, "Expected this call once.");
        }
        else if (HasItsNumber(call) && reading.TryOpen(call.Layout.Name, line.Start))
        {
            Arguments(call);
            reading.Record.Close(line.Start + line.Length);
        }
    }

    private bool HasItsNumber(PositionalCall call)
    {
        int sent = line.Arguments.Count;
        if (sent >= call.Fewest && sent <= call.Arguments.Length)
        {
            return true;
        }

        string number = call.Fewest == call.Arguments.Length ? $"{call.Fewest}" : $"{call.Fewest} to {call.Arguments.Length}";
        IssueCode code = sent < call.Fewest ? IssueCodes.ValueMissing : IssueCodes.StructureUnreadable;
        reading.Fault(code, call.Layout.Name, line.Start, line.Length, $"Expected {number} arguments; {sent} are there.");
        return false;
    }

    private void Arguments(PositionalCall call)
    {
        for (int index = 0; index < line.Arguments.Count; index++)
        {
            ArgumentLayout argument = call.Arguments[index];
            Argument sent = line.Arguments[index];
            values.Add(argument.Name, sent);
            int length = reading.Shape.Slice(sent.Offset, sent.Length).TrimEnd((byte)' ').Length;
            if (length > argument.Length)
            {
                reading.Fault(IssueCodes.StructureUnreadable, reading.Record.PathOfLast, sent.Offset, sent.Length, $"Expected at most {argument.Length} bytes; {length} are there.");
            }
        }

        if (line.Returned is { } returned)
        {
            values.Add(CallsLayout.ReturnName, returned);
        }
    }
}
