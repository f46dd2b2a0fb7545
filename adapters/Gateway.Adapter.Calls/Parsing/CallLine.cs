namespace Gateway.Adapter.Calls.Parsing;

/// <summary>Cuts one line into a function's name, its arguments and what stands behind <c>=</c>.</summary>
internal sealed class CallLine(MessageReading reading)
{
    private const int MaxArguments = 4096;

    private int at;
    private int end;

    /// <summary>The line, without the blanks around it.</summary>
    public int Start { get; private set; }

    public int Length => end - Start;

    public int NameLength { get; private set; }

    public List<Argument> Arguments { get; } = [];

    /// <summary>What the call returned; null where the line does not say.</summary>
    public Argument? Returned { get; private set; }

    /// <summary>Reads a line that is not blank.</summary>
    /// <returns>False, and a fault, when it is no call.</returns>
    public bool TryRead(int start, int length)
    {
        ReadOnlySpan<byte> line = reading.Shape.Slice(start, length);
        Start = start + length - line.TrimStart(" \t"u8).Length;
        end = start + line.TrimEnd(" \t"u8).Length;
        Arguments.Clear();
        Returned = null;
        return Name() && List() && Behind();
    }

    private bool Name()
    {
        ReadOnlySpan<byte> line = reading.Shape[Start..end];
        int open = line.IndexOf((byte)'(');
        NameLength = open <= 0 ? 0 : line[..open].TrimEnd(" \t"u8).Length;
        at = Start + open + 1;
        return NameLength is > 0 and <= CallBook.MaxNameBytes || Fault("Expected a call such as put(1,\"name\",\"value\").");
    }

    private bool List()
    {
        if (Peek() == ')')
        {
            at++;
            return true;
        }

        while (Arguments.Count < MaxArguments)
        {
            if (!Value(isLast: false, out Argument argument))
            {
                return false;
            }

            Arguments.Add(argument);
            int mark = Peek();
            at++;
            if (mark == ')')
            {
                return true;
            }

            if (mark != ',')
            {
                return Fault("Expected , or ) after an argument; a quote inside a value is written twice.");
            }
        }

        reading.Fault(IssueCodes.LimitExceeded, Start, Length, $"Expected at most {MaxArguments} arguments.");
        return false;
    }

    private bool Behind()
    {
        if (Peek() < 0)
        {
            return true;
        }

        if (Peek() != '=')
        {
            return Fault("Expected the end of the line after the call, or = and what it returned.");
        }

        at++;
        if (!Value(isLast: true, out Argument returned))
        {
            return false;
        }

        Returned = returned;
        return Peek() < 0 || Fault("Expected nothing more after what the call returned.");
    }

    // The next mark, blanks passed over; -1 at the end.
    private int Peek()
    {
        while (at < end && reading.Shape[at] is (byte)' ' or (byte)'\t')
        {
            at++;
        }

        return at < end ? reading.Shape[at] : -1;
    }

    private bool Value(bool isLast, out Argument value)
    {
        if (Peek() == '"')
        {
            return Quoted(out value);
        }

        ReadOnlySpan<byte> rest = reading.Shape[at..end];
        int length = isLast ? rest.Length : rest.IndexOfAny(",)"u8);
        length = length < 0 ? rest.Length : length;
        ReadOnlySpan<byte> bare = rest[..length].TrimEnd(" \t"u8);
        value = new Argument(at, bare.Length, HasTwoQuotes: false);
        at += length;
        return !bare.Contains((byte)'"') || Fault("Expected quotes around the whole value; a quote inside is written twice.");
    }

    private bool Quoted(out Argument value)
    {
        int from = at + 1;
        bool hasTwoQuotes = false;
        for (int next = from; next < end; next += 2)
        {
            int found = reading.Shape[next..end].IndexOf((byte)'"');
            if (found < 0)
            {
                break;
            }

            next += found;
            if (next + 1 == end || reading.Shape[next + 1] != '"')
            {
                value = new Argument(from, next - from, hasTwoQuotes);
                at = next + 1;
                return true;
            }

            hasTwoQuotes = true;
        }

        value = default;
        return Fault("Expected a closing quote on the same line.");
    }

    private bool Fault(string reason)
    {
        reading.Fault(IssueCodes.StructureUnreadable, Start, Length, reason);
        return false;
    }
}
