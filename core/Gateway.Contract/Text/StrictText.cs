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
        int from = 0;
        while (from < bytes.Length)
        {
            int to = from;
            while (to < bytes.Length && to - from < PieceBytes)
            {
                to += Gb18030Text.LengthAt(bytes, to);
            }

            if (FirstBad(bytes[from..to], encoding) >= 0)
            {
                return from + FirstBadCharacter(bytes[from..to], encoding);
            }

            from = to;
        }

        return -1;
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
        try
        {
            encoding.GetChars(bytes, buffer);
            return -1;
        }
        catch (DecoderFallbackException undecodable)
        {
            return Math.Clamp(undecodable.Index, 0, Math.Max(0, bytes.Length - 1));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer, clearArray: true);
        }
    }
}
