using Gateway.Adapter.Json.Layout;

namespace Gateway.Adapter.Json.Parsing;

/// <summary>Values without anything below them, and names.</summary>
internal sealed class JsonScalars(JsonLayout layout, MessageReading reading, JsonText text)
{
    private const int LongestName = 1024;

    private readonly bool takesSingleQuotes = layout.Takes(Laxness.SingleQuotes);
    private readonly bool takesControls = layout.Takes(Laxness.ControlCharacters);
    private readonly bool takesLooseNumbers = layout.Takes(Laxness.LooseNumbers);

    /// <summary>Adds a text; one that is none stays empty, with a fault.</summary>
    public void Text(string name, int start, int length, bool hasEscapes)
    {
        if (!IsSound(start, length, hasEscapes))
        {
            reading.Value(name, null, text.Outer(start), OuterLength(start, length));
        }
        else if (hasEscapes)
        {
            reading.Value(name, JsonEscapes.Resolve(text.Text(start, length)), text.Outer(start), OuterLength(start, length));
        }
        else
        {
            AsSent(name, start, length);
        }
    }

    /// <summary>Adds a word without quotes.</summary>
    /// <returns>False where it is no value; nothing is added then.</returns>
    public bool Bare(string name, int start, int length, bool isMuted)
    {
        ReadOnlySpan<byte> word = text.Shape.Slice(start, length);
        bool isNull = word.SequenceEqual("null"u8);
        if (!isNull && !BareWord.IsBoolean(word) && !BareWord.IsNumber(word) && !(takesLooseNumbers && BareWord.IsLooseNumber(word)))
        {
            return false;
        }

        if (isMuted)
        {
            return true;
        }

        if (!isNull)
        {
            AsSent(name, start, length);
        }
        else if (layout.Nulls == Nulls.Delete)
        {
            reading.Deleted(name, text.Outer(start), OuterLength(start, length));
        }
        else
        {
            reading.Value(name, null, text.Outer(start), OuterLength(start, length));
        }

        return !reading.IsStopped;
    }

    /// <summary>The JSON that stands in a text.</summary>
    /// <returns>Null where there is none, or the text is at fault.</returns>
    public JsonText? Inside(string name, int start, int length, bool hasEscapes)
    {
        if (!IsSound(start, length, hasEscapes))
        {
            return null;
        }

        InnerText? inner = hasEscapes ? JsonEscapes.Unfold(text, start, length, reading.Encoding) : Whole(start, length);
        ReadOnlySpan<byte> trimmed = inner is null ? default : inner.Bytes.Span.TrimStart(" \t\r\n"u8);
        return inner is not null && !trimmed.IsEmpty && trimmed[0] is (byte)'{' or (byte)'[' ? new JsonText(inner.Bytes, reading.Encoding, inner) : null;
    }

    /// <summary>Takes a member's name.</summary>
    public bool TryName(JsonCursor cursor, out string name)
    {
        name = "";
        int start = cursor.At, length;
        bool hasEscapes = false;
        if (cursor.IsAtQuote)
        {
            if (!cursor.Quoted(out start, out length, out hasEscapes))
            {
                return false;
            }
        }
        else if (layout.Takes(Laxness.UnquotedNames))
        {
            cursor.Bare(out start, out length);
        }
        else
        {
            return cursor.Fault(start, 0, "Expected a name in quotes.");
        }

        if (length is 0 or > LongestName)
        {
            return cursor.Fault(start, length, $"Expected a name of 1 to {LongestName} bytes.");
        }

        if (hasEscapes ? !IsSound(start, length, hasEscapes) : !text.Names.TryGet(start, length, out name))
        {
            return hasEscapes ? false : cursor.Fault(IssueCodes.TextUndecodable, start, length, $"Expected text in {reading.Encoding.WebName}.");
        }

        name = hasEscapes ? string.Intern(JsonEscapes.Resolve(text.Text(start, length))) : name;
        return name != JsonReader.Item || cursor.Fault(start, length, "Expected another name than '#', which stands for the items of an array.");
    }

    private void AsSent(string name, int start, int length)
    {
        if (text.IsPlain(start, length))
        {
            reading.Value(name, text.Outer(start), length);
        }
        else
        {
            reading.Value(name, text.Text(start, length), text.Outer(start), OuterLength(start, length));
        }
    }

    private InnerText Whole(int start, int length)
    {
        var inner = new InnerText(length, 0);
        inner.Copy(text.Bytes.Slice(start, length), text.Outer(start));
        return inner;
    }

    private bool IsSound(int start, int length, bool hasEscapes)
    {
        ReadOnlySpan<byte> shape = text.Shape.Slice(start, length);
        int control = takesControls ? -1 : shape.IndexOfAnyInRange((byte)0, (byte)0x1F);
        if (control >= 0)
        {
            return Wrong(IssueCodes.StructureUnreadable, start + control, "Expected line breaks, tabs and the like to be escaped inside a text.");
        }

        int wrong = hasEscapes ? JsonEscapes.FirstWrong(shape, takesSingleQuotes) : -1;
        if (wrong >= 0)
        {
            return Wrong(IssueCodes.StructureUnreadable, start + wrong, "Expected an escape that JSON has, for a whole character.");
        }

        bool isPlain = !hasEscapes && text.IsPlain(start, length); // such a value is checked when it is added
        return isPlain || text.IsText(start, length, out int bad) || Wrong(IssueCodes.TextUndecodable, start + bad, $"Expected text in {reading.Encoding.WebName}.");
    }

    private bool Wrong(IssueCode code, int at, string reason)
    {
        reading.Fault(code, text.Outer(at), 1, reason);
        return false;
    }

    private int OuterLength(int start, int length) => text.Outer(start + length) - text.Outer(start);
}
