using System.Text;

namespace Gateway.Contract;

/// <summary>
/// One message while an adapter reads it: the record and the faults so far.
/// Sees to what every format needs: values that do not decode, too many values, too many faults.
/// </summary>
public sealed class MessageReading
{
    private const int BytesPerNode = 3; // a node is 40 bytes: at most fourteen times the message; dense real messages have one in four bytes

    private readonly ReadOnlyMemory<byte> message;
    private ReadOnlyMemory<byte>? shape;
    private bool? decodes;
    private int nodeLimit;
    private bool overflowed;

    /// <summary>Begins to read.</summary>
    /// <param name="message">The whole message.</param>
    /// <param name="encoding">One that <see cref="TextShape.Has"/> accepts.</param>
    /// <param name="nodes">Nodes expected. For a large message the most there can be: growing later copies them all.</param>
    /// <param name="headStandsForGroup">See <see cref="SourceRecord.HeadStandsForGroup"/>.</param>
    public MessageReading(ReadOnlyMemory<byte> message, Encoding encoding, int nodes, bool headStandsForGroup = false)
    {
        this.message = message;
        Encoding = encoding;
        nodeLimit = 1024 + (message.Length / BytesPerNode);
        Record = new SourceRecordBuilder(message, encoding, headStandsForGroup, Math.Min(nodes, nodeLimit) + 2);
    }

    /// <summary>How the message is decoded.</summary>
    public Encoding Encoding { get; }

    /// <summary>The message as sent.</summary>
    public ReadOnlySpan<byte> Bytes => message.Span;

    /// <summary>Where to look for separators: offsets are the message's own.</summary>
    public ReadOnlySpan<byte> Shape => ShapeBytes.Span;

    /// <summary>The same, for readers that keep it.</summary>
    public ReadOnlyMemory<byte> ShapeBytes => shape ??= TextShape.Of(message, Encoding);

    /// <summary>The record so far. Groups are opened and closed here, values are added by <see cref="Value(string, int, int)"/>.</summary>
    public SourceRecordBuilder Record { get; }

    /// <summary>The faults so far.</summary>
    public IssueList Issues { get; } = new();

    /// <summary>How much has unfolded so far.</summary>
    public int UnfoldedBytes { get; private set; }

    /// <summary>Whether reading on is pointless: too many values or faults.</summary>
    public bool IsStopped => overflowed || Issues.IsFull;

    /// <summary>Makes room for what unfolds from a packed text; the adapter has limited it.</summary>
    /// <param name="bytes">How many bytes it has, unfolded.</param>
    public void Unfolded(int bytes)
    {
        UnfoldedBytes += bytes;
        nodeLimit += bytes / BytesPerNode;
    }

    /// <summary>Begins a group, as long as the message has room for one.</summary>
    /// <returns>False, and a fault, when it has not: reading on is pointless.</returns>
    public bool TryOpen(string name, int offset)
    {
        bool hasRoom = HasRoom(offset);
        if (hasRoom)
        {
            Record.Open(name, offset);
        }

        return hasRoom;
    }

    /// <summary>Adds a value that stands in the bytes as it is; bytes that are no text are a fault, and the value stays empty.</summary>
    public void Value(string name, int offset, int length)
    {
        if (HasRoom(offset))
        {
            int bad = -1;
            if (Decodes || StrictText.Decodes(message.Span.Slice(offset, length), Encoding, out bad))
            {
                Record.Value(name, offset, length);
                return;
            }

            Undecodable(name, offset, length, bad);
        }
    }

    /// <summary>Adds a value whose edges need not be those of characters, as where a format counts bytes: that the whole message is text proves nothing for it.</summary>
    /// <param name="name">Its node.</param>
    /// <param name="offset">Its first byte.</param>
    /// <param name="length">Its bytes.</param>
    /// <param name="isAscii">Whether it is known to be ASCII, which is text in every encoding.</param>
    public void Piece(string name, int offset, int length, bool isAscii)
    {
        if (HasRoom(offset))
        {
            int bad = -1;
            if (isAscii || StrictText.Decodes(message.Span.Slice(offset, length), Encoding, out bad))
            {
                Record.Value(name, offset, length);
                return;
            }

            Undecodable(name, offset, length, bad);
        }
    }

    /// <summary>Adds a value whose text is not simply its bytes; null for none.</summary>
    public void Value(string name, string? text, int offset, int length)
    {
        if (HasRoom(offset))
        {
            Record.Value(name, text, offset, length);
        }
    }

    /// <summary>Adds a field that the sender says has no value any more.</summary>
    public void Deleted(string name, int offset, int length)
    {
        if (HasRoom(offset))
        {
            Record.Deleted(name, offset, length);
        }
    }

    /// <summary>Decodes text that is no value by itself: one with escapes, say.</summary>
    /// <returns>False, and a fault, when it does not decode.</returns>
    public bool TryText(int offset, int length, out string text)
    {
        bool isText = IsText(offset, length);
        text = isText ? Encoding.GetString(message.Span.Slice(offset, length)) : "";
        return isText;
    }

    /// <summary>Decodes a name without making a string of it.</summary>
    /// <param name="offset">Where it begins.</param>
    /// <param name="length">Its bytes, at most as many as <paramref name="room"/> has characters.</param>
    /// <param name="room">Takes the characters.</param>
    /// <param name="written">How many they are.</param>
    /// <returns>False, and a fault, when it does not decode.</returns>
    public bool TryText(int offset, int length, Span<char> room, out int written)
    {
        bool isText = IsText(offset, length);
        written = isText ? Encoding.GetChars(message.Span.Slice(offset, length), room) : 0;
        return isText;
    }

    /// <summary>Adds a fault of the open group's lines or values.</summary>
    public void Fault(IssueCode code, int offset, int length, string reason) => Fault(code, Record.PathOfGroup, offset, length, reason);

    /// <summary>Adds a fault.</summary>
    public void Fault(IssueCode code, string path, int offset, int length, string reason) =>
        Issues.Add(new Issue(code, new SourceLocation(path, offset, length), reason));

    /// <summary>The record, or the faults with what could be read. Groups still open are closed.</summary>
    public Outcome<SourceRecord> Finish()
    {
        while (Record.Depth > 0)
        {
            Record.Close(message.Length);
        }

        SourceRecord record = Record.Build();
        return Issues.HasErrors ? Outcome.Refused(Issues.ToImmutable(), record) : Outcome.Of(record, Issues.ToImmutable());
    }

    private void Undecodable(string name, int offset, int length, int bad)
    {
        Record.Value(name, null, offset, length);
        Issues.Add(new Issue(IssueCodes.TextUndecodable, new SourceLocation(Record.PathOfLast, offset + bad, 1), $"Expected text in {Encoding.WebName}."));
    }

    private bool Decodes => decodes ??= StrictText.Decodes(message.Span, Encoding, out _);

    private bool IsText(int offset, int length)
    {
        int bad = -1;
        bool isText = Decodes || StrictText.Decodes(message.Span.Slice(offset, length), Encoding, out bad);
        if (!isText)
        {
            Fault(IssueCodes.TextUndecodable, offset + bad, 1, $"Expected text in {Encoding.WebName}.");
        }

        return isText;
    }

    private bool HasRoom(int offset)
    {
        if (Record.Count >= nodeLimit && !overflowed)
        {
            overflowed = true;
            Fault(IssueCodes.LimitExceeded, offset, 0, $"Expected at most {nodeLimit} values in a message of {message.Length} bytes.");
        }

        return !overflowed;
    }
}
