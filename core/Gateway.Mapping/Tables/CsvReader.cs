namespace Gateway.Mapping;

/// <summary>
/// Reads comma-separated UTF-8 row by row where it lies, without a string per cell: large code tables are read this way.
/// Takes the same text for the same cells as <see cref="Contract.CsvText"/>.
/// </summary>
/// <param name="utf8">The whole file; a byte order mark may stand before it.</param>
/// <param name="cells">Room for the cells that somebody asks for; those behind are passed over.</param>
internal ref struct CsvReader(ReadOnlySpan<byte> utf8, Span<CsvCell> cells)
{
    private readonly ReadOnlySpan<byte> utf8 = utf8;
    private readonly Span<CsvCell> cells = cells;
    private int at = utf8.StartsWith("\uFEFF"u8) ? 3 : 0;

    /// <summary>As a spreadsheet numbers it, from 1; 0 before the first row.</summary>
    public int Number { get; private set; }

    /// <summary>Cells of the row, those without room included.</summary>
    public int Count { get; private set; }

    /// <summary>Whether any cell of the row has more than white space.</summary>
    public bool HoldsAnything { get; private set; }

    /// <summary>Goes on to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Read()
    {
        if (at >= utf8.Length)
        {
            return false;
        }

        (Count, HoldsAnything) = (0, false);
        Number++;
        while (true)
        {
            Add(utf8[at] == (byte)'"' ? Quoted() : Plain());
            if (at >= utf8.Length || utf8[at] != (byte)',')
            {
                at += at + 1 < utf8.Length && utf8[at] == (byte)'\r' && utf8[at + 1] == (byte)'\n' ? 2 : 1;
                return true;
            }

            if (++at == utf8.Length)
            {
                Add(default);
                return true;
            }
        }
    }

    /// <summary>A cell's text without white space around it; empty where the row has none.</summary>
    /// <param name="column">From 0; -1 for a column that the table does not have.</param>
    public readonly ReadOnlySpan<byte> Cell(int column)
    {
        if ((uint)column >= (uint)Math.Min(Count, cells.Length))
        {
            return default;
        }

        return Text(cells[column]);
    }

    private void Add(CsvCell cell)
    {
        if (Count < cells.Length)
        {
            cells[Count] = cell;
        }

        Count++;
        HoldsAnything = HoldsAnything || !Text(cell).IsEmpty;
    }

    private readonly ReadOnlySpan<byte> Text(CsvCell cell)
    {
        ReadOnlySpan<byte> bytes = utf8.Slice(cell.Start, cell.Length);
        return Utf8Space.Trim(cell.IsQuoted ? Unquoted(bytes) : bytes);
    }

    private CsvCell Plain()
    {
        int start = at;
        int length = utf8[start..].IndexOfAny((byte)',', (byte)'\r', (byte)'\n');
        at = length < 0 ? utf8.Length : start + length;
        return new CsvCell(start, at - start, false);
    }

    private CsvCell Quoted()
    {
        int opening = at;
        bool isDoubled = false;
        for (at++; at < utf8.Length; at++)
        {
            int quote = utf8[at..].IndexOf((byte)'"');
            at = quote < 0 ? utf8.Length : at + quote;
            if (at + 1 >= utf8.Length || utf8[at + 1] != (byte)'"')
            {
                break;
            }

            isDoubled = true;
            at++;
        }

        int closing = at;
        at = Math.Min(at + 1, utf8.Length);
        int behind = utf8[at..].IndexOfAny((byte)',', (byte)'\r', (byte)'\n');
        at = behind < 0 ? utf8.Length : at + behind;
        bool isPlain = !isDoubled && at <= closing + 1;
        return isPlain ? new CsvCell(opening + 1, closing - opening - 1, false) : new CsvCell(opening, at - opening, true);
    }

    // Doubled quotes become one; text behind the closing quote is kept, as spreadsheets do.
    private static byte[] Unquoted(ReadOnlySpan<byte> raw)
    {
        byte[] text = new byte[raw.Length];
        (int length, bool isInside) = (0, true);
        for (int index = 1; index < raw.Length; index++)
        {
            if (isInside && raw[index] == (byte)'"')
            {
                isInside = index + 1 < raw.Length && raw[index + 1] == (byte)'"';
                index += isInside ? 1 : 0;
                if (!isInside)
                {
                    continue;
                }
            }

            text[length++] = raw[index];
        }

        return text[..length];
    }
}
