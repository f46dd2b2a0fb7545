using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Gateway.Contract;

/// <summary>Checks that bytes are text, so that later decoding cannot fail or lose a character.</summary>
public static class StrictText
{
    private const int PieceBytes = 4096;

    /// <summary>Finds the first byte that is no text.</summary>
    /// <param name="bytes">The whole text.</param>
    /// <param name="encoding">A strict one, from <see cref="TextEncodings"/>.</param>
    /// <param name="offset">Its offset; -1 when the result is true.</param>
    /// <returns>Whether every byte decodes.</returns>
    public static bool Decodes(ReadOnlySpan<byte> bytes, Encoding encoding, out int offset)
    {
        offset = -1;
        if (TextShape.Has(encoding) && Ascii.IsValid(bytes))
        {
            return true;
        }

        offset = encoding.CodePage switch
        {
            TextEncodings.Utf8CodePage => FirstBadUtf8(bytes),
            TextEncodings.Gb18030CodePage => FirstBadGb18030(bytes, encoding),
            _ => FirstBad(bytes, encoding),
        };
        return offset < 0;
    }

    private static int FirstBadUtf8(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            return -1;
        }

        int at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out int length) == OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }

    // Piece by piece: a large message needs no buffer of its own size, and the fault is in one piece.
    private static int FirstBadGb18030(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        int from = Gb18030Text.ShortCharacters(bytes); // Chinese text is hardly ever more than this
        while (from < bytes.Length)
        {
            int to = PieceEnd(bytes, from);
            if (FirstBad(bytes[from..to], encoding) >= 0)
            {
                return from + FirstBadCharacter(bytes[from..to], encoding);
            }

            from = to;
        }

        return -1;
    }

    // Bytes below 0x30 stand for themselves: a character ends there. Text without one is walked.
    private static int PieceEnd(ReadOnlySpan<byte> bytes, int from)
    {
        if (bytes.Length - from <= PieceBytes)
        {
            return bytes.Length;
        }

        int last = bytes.Slice(from, PieceBytes).LastIndexOfAnyInRange((byte)0, (byte)0x2F);
        int to = last < 0 ? from : from + last + 1;
        while (last < 0 && to - from < PieceBytes)
        {
            to += Gb18030Text.LengthAt(bytes, to);
        }

        return to;
    }

    // The decoder's own index is not relied upon: character by character it cannot be wrong.
    private static int FirstBadCharacter(ReadOnlySpan<byte> piece, Encoding encoding)
    {
        int at = 0;
        while (at < piece.Length)
        {
            int length = Gb18030Text.LengthAt(piece, at);
            if (FirstBad(piece.Slice(at, length), encoding) >= 0)
            {
                return at;
            }

            at += length;
        }

        return 0;
    }

    private static int FirstBad(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        char[] buffer = ArrayPool<char>.Shared.Rent(encoding.GetMaxCharCount(bytes.Length));
        int written = 0;
        try
        {
            written = encoding.GetChars(bytes, buffer);
            return -1;
        }
        catch (DecoderFallbackException undecodable)
        {
            written = buffer.Length;
            return Math.Clamp(undecodable.Index, 0, Math.Max(0, bytes.Length - 1));
        }
        finally
        {
            buffer.AsSpan(0, written).Clear(); // nobody finds a patient's text in a buffer
            ArrayPool<char>.Shared.Return(buffer);
        }
    }
}
