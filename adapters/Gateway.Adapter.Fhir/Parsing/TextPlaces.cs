namespace Gateway.Adapter.Fhir.Parsing;

/// <summary>Where a line and column of a text stand in its UTF-8 bytes. It only goes forward.</summary>
/// <param name="text">The whole text.</param>
/// <param name="start">Bytes before it.</param>
internal sealed class TextPlaces(string text, int start)
{
    private int line = 1;
    private int column = 1;
    private int bytes = start;

    /// <summary>Characters before the place.</summary>
    public int Index { get; private set; }

    /// <summary>Goes to a place.</summary>
    /// <param name="toLine">From 1.</param>
    /// <param name="toColumn">From 1.</param>
    /// <returns>Its offset in the message; that of the last place asked for where it lies before it.</returns>
    public int Go(int toLine, int toColumn)
    {
        while (Index < text.Length && (line < toLine || (line == toLine && column < toColumn)))
        {
            Step();
        }

        return bytes;
    }

    /// <summary>Goes so many characters on.</summary>
    public int Go(int characters)
    {
        for (int end = Math.Min(text.Length, Index + characters); Index < end;)
        {
            Step();
        }

        return bytes;
    }

    private void Step()
    {
        char letter = text[Index++];
        bytes += letter < 0x80 ? 1 : letter < 0x800 ? 2 : char.IsHighSurrogate(letter) ? 4 : char.IsLowSurrogate(letter) ? 0 : 3;
        bool isEnd = letter == '\n' || (letter == '\r' && (Index == text.Length || text[Index] != '\n'));
        (line, column) = isEnd ? (line + 1, 1) : (line, column + 1);
    }
}
