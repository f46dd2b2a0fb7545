using System.Runtime.InteropServices;

namespace Gateway.Adapter.Rows.Parsing;

/// <summary>One cell of comma-separated text (RFC 4180), without its quotes.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CsvCell(int Offset, int Length, bool HasDoubled, bool IsLast, bool IsBroken)
{
    /// <summary>Takes the cell that begins here.</summary>
    /// <param name="shape">The text's shape.</param>
    /// <param name="at">Inside the text or at its end; afterwards where the next cell or line begins.</param>
    public static CsvCell Next(ReadOnlySpan<byte> shape, ref int at)
    {
        bool isQuoted = at < shape.Length && shape[at] == '"';
        int start = isQuoted ? at + 1 : at;
        bool hasDoubled = false, isBroken = false;
        int end = isQuoted ? Closing(shape, start, out hasDoubled) : EndOf(shape, start);
        int behind = isQuoted ? end + 1 : end;
        if (behind > shape.Length || (behind < shape.Length && shape[behind] is not ((byte)',' or (byte)'\r' or (byte)'\n')))
        {
            isBroken = true;
            end = Math.Min(end, shape.Length);
            behind = EndOf(shape, Math.Min(behind, shape.Length));
        }

        bool isLast = behind >= shape.Length || shape[behind] != ',';
        bool isPair = isLast && behind + 1 < shape.Length && shape[behind] == '\r' && shape[behind + 1] == '\n';
        at = Math.Min(shape.Length, behind + (isPair ? 2 : 1));
        return new CsvCell(start, Math.Max(0, end - start), hasDoubled, isLast, isBroken);
    }

    private static int EndOf(ReadOnlySpan<byte> shape, int start)
    {
        int found = shape[start..].IndexOfAny((byte)',', (byte)'\r', (byte)'\n');
        return found < 0 ? shape.Length : start + found;
    }

    // Where the closing quote is; behind the text where there is none.
    private static int Closing(ReadOnlySpan<byte> shape, int start, out bool hasDoubled)
    {
        hasDoubled = false;
        for (int at = start; at < shape.Length; at++)
        {
            int found = shape[at..].IndexOf((byte)'"');
            if (found < 0)
            {
                break;
            }

            at += found;
            if (at + 1 >= shape.Length || shape[at + 1] != '"')
            {
                return at;
            }

            hasDoubled = true;
            at++;
        }

        return shape.Length;
    }
}
