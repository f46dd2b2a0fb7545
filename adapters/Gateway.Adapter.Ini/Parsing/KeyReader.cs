namespace Gateway.Adapter.Ini.Parsing;

/// <summary>Names the keys of one message: as the layout spells them, else as sent, each different one as one string.</summary>
internal sealed class KeyReader
{
    private const int MaxBytes = 64;
    private const int MaxUnlisted = 1000;

    private readonly KeySpelling spelling;
    private readonly MessageReading reading;
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> unlisted;

    public KeyReader(KeySpelling spelling, MessageReading reading)
    {
        this.spelling = spelling;
        this.reading = reading;
        unlisted = names.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Whether the layout lists a key.</summary>
    /// <param name="sent">Its bytes, without the spaces around it.</param>
    public bool IsListed(TextRange sent)
    {
        Span<char> room = stackalloc char[MaxBytes];
        Span<char> roomToPad = stackalloc char[MaxBytes];
        return sent.Length is > 0 and <= MaxBytes && reading.TryText(sent.Start, sent.Length, room, out int length)
            && spelling.Find(room[..length], spelling.Padded(room[..length], roomToPad)) is not null;
    }

    /// <summary>Reads a key.</summary>
    /// <param name="sent">Its bytes, without the spaces around it.</param>
    /// <param name="key">Its name in the record.</param>
    /// <returns>False, and a fault, when it is none.</returns>
    public bool TryRead(TextRange sent, out string key)
    {
        key = "";
        if (sent.Length is 0 or > MaxBytes || names.Count == MaxUnlisted)
        {
            IssueCode code = names.Count == MaxUnlisted ? IssueCodes.LimitExceeded : IssueCodes.StructureUnreadable;
            reading.Fault(code, sent.Start, sent.Length, $"Expected a key of 1 to {MaxBytes} bytes before =, and at most {MaxUnlisted} keys that the layout does not list.");
            return false;
        }

        Span<char> room = stackalloc char[MaxBytes];
        Span<char> roomToPad = stackalloc char[MaxBytes];
        if (!reading.TryText(sent.Start, sent.Length, room, out int length))
        {
            return false;
        }

        ReadOnlySpan<char> padded = spelling.Padded(room[..length], roomToPad);
        key = spelling.Find(room[..length], padded) ?? Named(padded);
        return true;
    }

    private string Named(ReadOnlySpan<char> text)
    {
        unlisted.Add(text);
        return unlisted.TryGetValue(text, out string? name) ? name : text.ToString();
    }
}
