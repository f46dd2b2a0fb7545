namespace Gateway.Contract;

/// <summary>
/// Reads rows from a script: <c>INSERT INTO T(A,B) VALUES('x',1),('y',NULL);</c>, <c>INSERT INTO T(A,B) SELECT 'x',B FROM … ;</c> and <c>EXEC P('x',1)</c>, in the common forms of
/// Oracle, SQL Server, PostgreSQL and SQLite. Nothing is executed. A function's value is its first argument: <c>TO_DATE('2020-01-02','yyyy-MM-dd')</c> is <c>2020-01-02</c>.
/// </summary>
/// <param name="shape">The script's shape (<see cref="TextShape"/>).</param>
public sealed class RowScriptReader(ReadOnlyMemory<byte> shape)
{
    /// <summary>Most columns of a row or arguments of a call.</summary>
    public const int MostValues = 2000;

    private readonly List<RowToken> columns = [];
    private readonly List<RowToken> values = [];
    private RowToken name;
    private RowToken token;
    private int at;
    private bool moreRows;

    /// <summary>What is wrong with the script; null while nothing is.</summary>
    public string? Fault { get; private set; }

    /// <summary>Where <see cref="Fault"/> is.</summary>
    public int FaultAt { get; private set; }

    private ReadOnlySpan<byte> Text => shape.Span;

    /// <summary>Whether a message looks like a script.</summary>
    public static bool Begins(ReadOnlySpan<byte> shape)
    {
        int at = TextLines.ByteOrderMark(shape);
        RowToken first = RowToken.Next(shape, ref at);
        return first.Is(shape, "insert"u8) || first.Is(shape, "exec"u8) || first.Is(shape, "execute"u8) || first.Is(shape, "call"u8) || first.Is(shape, '{');
    }

    /// <summary>Takes the next row or call.</summary>
    /// <returns>False at the end, or where the script is wrong: then <see cref="Fault"/> says why.</returns>
    public bool TryRead(out RowStatement statement)
    {
        statement = default;
        if (Fault is not null)
        {
            return false;
        }

        at = at == 0 ? TextLines.ByteOrderMark(Text) : at;
        int start = at;
        if (!moreRows)
        {
            do
            {
                Take();
                start = token.Offset;
            }
            while (token.Is(Text, ';') || token.Is(Text, '{') || token.Is(Text, '}'));
        }

        bool isCall = !moreRows && (token.Is(Text, "exec"u8) || token.Is(Text, "execute"u8) || token.Is(Text, "call"u8));
        bool isThere = moreRows ? Values() : token.Kind != RowTokenKind.End && (isCall ? Call() : token.Is(Text, "insert"u8) ? Insert() : Wrong("Expected INSERT INTO or EXEC."));
        statement = isThere ? new RowStatement(name, isCall, isCall ? [] : columns, values, start, at) : default;
        return isThere;
    }

    private bool Insert()
    {
        Take();
        if (token.Is(Text, "into"u8))
        {
            Take();
        }

        if (!Name())
        {
            return false;
        }

        columns.Clear();
        if (token.Is(Text, '(') && !List(columns, isValues: false))
        {
            return false;
        }

        return token.Is(Text, "values"u8) ? Values() : token.Is(Text, "select"u8) ? Select() : Wrong("Expected VALUES or SELECT.");
    }

    // The open bracket is the token after the comma or VALUES.
    private bool Values()
    {
        Take();
        if (!token.Is(Text, '('))
        {
            return Wrong("Expected an opening bracket.");
        }

        if (!List(values, isValues: true) || !Fits())
        {
            return false;
        }

        moreRows = token.Is(Text, ',');
        return moreRows || EndsHere();
    }

    private bool Select()
    {
        values.Clear();
        do
        {
            Take();
            if (!Value(isCopied: true))
            {
                return false;
            }
        }
        while (token.Is(Text, ','));
        while (token.Kind is not (RowTokenKind.End or RowTokenKind.Broken) && !token.Is(Text, ';'))
        {
            Take(); // FROM … WHERE …: says where the copied columns come from
        }

        return token.Kind == RowTokenKind.Broken ? Wrong("Expected a closing quote.") : Fits();
    }

    private bool Call()
    {
        Take();
        if (!Name())
        {
            return false;
        }

        if (token.Is(Text, '('))
        {
            return List(values, isValues: true) && EndsHere();
        }

        values.Clear();
        while (token.Kind is RowTokenKind.Word or RowTokenKind.Text && Value(isCopied: false) && token.Is(Text, ','))
        {
            Take();
        }

        return Fault is null && EndsHere();
    }

    private bool Name()
    {
        name = token;
        if (token.Kind != RowTokenKind.Word)
        {
            return Wrong("Expected a name.");
        }

        Take();
        while (token.Kind == RowTokenKind.Word && Text[token.Offset] == '.')
        {
            name = token; // "schema"."table", [schema].table
            Take();
            if (name.Length == 1 && token.Kind == RowTokenKind.Word)
            {
                name = token;
                Take();
            }
        }

        name = Last(name);
        return true;
    }

    // schema.table, dbo.[table]
    private RowToken Last(RowToken word)
    {
        ReadOnlySpan<byte> written = Text.Slice(word.Offset, word.Length);
        int from = word.HasDoubled ? 0 : written.LastIndexOf((byte)'.') + 1;
        int to = written.Length;
        while (from < to && written[from] is (byte)'[' or (byte)'"')
        {
            from++;
        }

        while (from < to && written[to - 1] is (byte)']' or (byte)'"')
        {
            to--;
        }

        return word with { Offset = word.Offset + from, Length = to - from };
    }

    private bool List(List<RowToken> into, bool isValues)
    {
        into.Clear();
        Take();
        if (isValues && token.Is(Text, ')'))
        {
            Take();
            return true;
        }

        while (true)
        {
            if (isValues ? !Value(isCopied: false) : !Column())
            {
                return false;
            }

            bool isLast = token.Is(Text, ')');
            if (!isLast && !token.Is(Text, ','))
            {
                return Wrong("Expected a comma or a closing bracket.");
            }

            Take();
            if (isLast)
            {
                return true;
            }
        }
    }

    private bool Column()
    {
        if (token.Kind != RowTokenKind.Word || columns.Count >= MostValues)
        {
            return Wrong(token.Kind == RowTokenKind.Word ? $"Expected at most {MostValues} columns." : "Expected a column's name.");
        }

        columns.Add(token);
        Take();
        return true;
    }

    private bool Value(bool isCopied)
    {
        RowToken value = token;
        if (value.Kind is not (RowTokenKind.Word or RowTokenKind.Text) || values.Count >= MostValues)
        {
            return Wrong(value.Kind == RowTokenKind.Broken ? "Expected a closing quote." : values.Count >= MostValues ? $"Expected at most {MostValues} values." : "Expected a value.");
        }

        Take();
        if (value.Kind == RowTokenKind.Word && token.Kind == RowTokenKind.Text)
        {
            value = token; // DATE '2020-01-02'
            Take();
        }
        else if (value.Kind == RowTokenKind.Word && token.Is(Text, '('))
        {
            return Function();
        }

        bool isNothing = value.Is(Text, "null"u8) || (isCopied && value.Kind == RowTokenKind.Word && !IsNumber(value));
        values.Add(isNothing ? value with { Kind = RowTokenKind.Nothing } : value);
        return true;
    }

    private bool Function()
    {
        Take();
        RowToken first = token;
        for (int depth = 1; depth > 0; Take())
        {
            if (token.Kind is RowTokenKind.End or RowTokenKind.Broken)
            {
                return Wrong("Expected a closing bracket.");
            }

            depth += token.Is(Text, '(') ? 1 : token.Is(Text, ')') ? -1 : 0;
        }

        values.Add(first.Kind is RowTokenKind.Text || (first.Kind == RowTokenKind.Word && IsNumber(first)) ? first : first with { Kind = RowTokenKind.Nothing });
        return true;
    }

    private bool IsNumber(RowToken word) => Text[word.Offset] is (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'+' or (byte)'.';

    private bool Fits() => columns.Count == 0 || columns.Count == values.Count || Wrong($"Expected {columns.Count} values, one for each column.");

    // A statement ends with a semicolon, or where the next one or nothing begins.
    private bool EndsHere()
    {
        moreRows = false;
        if (token.Is(Text, ';') || token.Is(Text, '}') || token.Kind == RowTokenKind.End)
        {
            return true;
        }

        bool isNext = token.Is(Text, "insert"u8) || token.Is(Text, "exec"u8) || token.Is(Text, "execute"u8) || token.Is(Text, "call"u8);
        at = isNext ? token.Offset : at;
        return isNext || Wrong("Expected a semicolon or the next statement.");
    }

    private void Take() => token = RowToken.Next(Text, ref at);

    private bool Wrong(string reason)
    {
        (Fault, FaultAt) = (reason, Math.Min(token.Offset, Math.Max(0, Text.Length - 1)));
        return false;
    }
}
