using System.Buffers;
using Gateway.Adapter.Json.Layout;

namespace Gateway.Adapter.Json.Parsing;

/// <summary>Walks over a text and takes words and marks; knows nothing of values.</summary>
internal sealed class JsonCursor(JsonLayout layout, JsonText text, MessageReading reading)
{
    private static readonly SearchValues<byte> Ends = SearchValues.Create(",:[]{}\" \t\r\n/"u8);

    private readonly bool takesComments = layout.Takes(Laxness.Comments);
    private readonly bool takesSingleQuotes = layout.Takes(Laxness.SingleQuotes);

    public int At { get; private set; } = TextLines.ByteOrderMark(text.Shape);

    public bool IsAtEnd => At >= text.Length;

    /// <summary>The next byte; 0 at the end.</summary>
    public byte Next => At < text.Length ? text.Shape[At] : (byte)0;

    public bool IsAtQuote => Next == '"' || (takesSingleQuotes && Next == '\'');

    /// <summary>Skips spaces, and comments where the source has them.</summary>
    public bool Space()
    {
        while (true)
        {
            ReadOnlySpan<byte> rest = text.Shape[At..];
            int spaces = rest.IndexOfAnyExcept(" \t\r\n"u8);
            At += spaces < 0 ? rest.Length : spaces;
            if (!takesComments || Next != '/')
            {
                return true;
            }

            if (!Comment())
            {
                return false;
            }
        }
    }

    /// <summary>Takes one mark if it is next.</summary>
    public bool Take(char mark)
    {
        bool isNext = At < text.Length && text.Shape[At] == mark;
        At += isNext ? 1 : 0;
        return isNext;
    }

    /// <summary>Takes a text in quotes.</summary>
    /// <param name="start">Its first byte behind the quote.</param>
    /// <param name="length">Its bytes.</param>
    /// <param name="hasEscapes">Whether there is a backslash in it.</param>
    public bool Quoted(out int start, out int length, out bool hasEscapes)
    {
        byte quote = Next;
        start = At + 1;
        hasEscapes = false;
        for (int at = start; at < text.Length; at++)
        {
            int found = text.Shape[at..].IndexOfAny(quote, (byte)'\\');
            if (found < 0)
            {
                break;
            }

            at += found;
            if (text.Shape[at] == quote)
            {
                length = at - start;
                At = at + 1;
                return true;
            }

            hasEscapes = true;
            at++; // whatever is escaped ends nothing
        }

        length = text.Length - start;
        return Fault(At, text.Length - At, "Expected the text to end with its quote.");
    }

    /// <summary>Takes what stands up to the next mark or space.</summary>
    public void Bare(out int start, out int length)
    {
        start = At;
        int end = text.Shape[At..].IndexOfAny(Ends);
        length = end < 0 ? text.Length - At : end;
        At += length;
    }

    /// <summary>Adds a fault of the structure; false, so that reading ends.</summary>
    public bool Fault(int at, int length, string reason) => Fault(IssueCodes.StructureUnreadable, at, length, reason);

    public bool Fault(IssueCode code, int at, int length, string reason)
    {
        int outer = text.Outer(at);
        reading.Fault(code, outer, Math.Max(0, text.Outer(at + length) - outer), reason);
        return false;
    }

    private bool Comment()
    {
        ReadOnlySpan<byte> rest = text.Shape[At..];
        bool isLine = rest.StartsWith("//"u8);
        int end = isLine ? rest.IndexOfAny((byte)'\r', (byte)'\n') : rest.StartsWith("/*"u8) ? rest[2..].IndexOf("*/"u8) : -2;
        if (end == -2 || (end < 0 && !isLine))
        {
            return Fault(At, 0, "Expected a comment that ends.");
        }

        At += end < 0 ? rest.Length : isLine ? end : end + 4;
        return true;
    }
}
