using System.Runtime.InteropServices;

namespace Gateway.Contract;

/// <summary>One piece of a row script.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Offset">Its first byte, quotes left out.</param>
/// <param name="Length">Its bytes, quotes left out.</param>
/// <param name="HasDoubled">Whether quotes inside it are doubled: its text is not simply its bytes.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RowToken(RowTokenKind Kind, int Offset, int Length, bool HasDoubled = false)
{
    /// <summary>Takes the next piece of a script; white space and comments (<c>--</c>, <c>/* */</c>) are skipped.</summary>
    /// <param name="shape">The script's shape (<see cref="TextShape"/>).</param>
    /// <param name="at">Where to look; afterwards the byte behind the piece.</param>
    public static RowToken Next(ReadOnlySpan<byte> shape, ref int at)
    {
        SkipSpace(shape, ref at);
        if (at >= shape.Length)
        {
            return new RowToken(RowTokenKind.End, shape.Length, 0);
        }

        byte first = shape[at];
        bool isNational = first is (byte)'N' or (byte)'n' && at + 1 < shape.Length && shape[at + 1] == '\'';
        if (isNational)
        {
            at++; // N'…': SQL Server's text in national characters
        }

        return isNational || first == '\'' ? Quoted(shape, ref at, (byte)'\'', RowTokenKind.Text)
            : first is (byte)'"' or (byte)'`' ? Quoted(shape, ref at, first, RowTokenKind.Word)
            : first == '[' ? Quoted(shape, ref at, (byte)']', RowTokenKind.Word)
            : IsMark(first) ? new RowToken(RowTokenKind.Mark, at++, 1) : Bare(shape, ref at);
    }

    /// <summary>Whether it is this mark.</summary>
    public bool Is(ReadOnlySpan<byte> shape, char mark) => Kind == RowTokenKind.Mark && shape[Offset] == mark;

    /// <summary>Whether it is this keyword, in any case.</summary>
    public bool Is(ReadOnlySpan<byte> shape, ReadOnlySpan<byte> keyword) =>
        Kind == RowTokenKind.Word && Length == keyword.Length && System.Text.Ascii.EqualsIgnoreCase(shape.Slice(Offset, Length), keyword);

    private static bool IsMark(byte letter) => letter is (byte)'(' or (byte)')' or (byte)',' or (byte)';' or (byte)'=' or (byte)'{' or (byte)'}';

    private static bool IsSpace(byte letter) => letter is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private static RowToken Bare(ReadOnlySpan<byte> shape, ref int at)
    {
        int start = at++;
        while (at < shape.Length && !IsMark(shape[at]) && !IsSpace(shape[at]) && shape[at] is not ((byte)'\'' or (byte)'"'))
        {
            at++;
        }

        return new RowToken(RowTokenKind.Word, start, at - start);
    }

    private static RowToken Quoted(ReadOnlySpan<byte> shape, ref int at, byte close, RowTokenKind kind)
    {
        int start = ++at;
        bool hasDoubled = false;
        while (true)
        {
            int found = at > shape.Length ? -1 : shape[at..].IndexOf(close);
            if (found < 0)
            {
                at = shape.Length;
                return new RowToken(RowTokenKind.Broken, start - 1, 1);
            }

            at += found + 1;
            if (at >= shape.Length || shape[at] != close)
            {
                return new RowToken(kind, start, at - 1 - start, hasDoubled);
            }

            hasDoubled = true;
            at++;
        }
    }

    private static void SkipSpace(ReadOnlySpan<byte> shape, ref int at)
    {
        while (at < shape.Length)
        {
            if (IsSpace(shape[at]))
            {
                at++;
            }
            else if (shape[at..].StartsWith("--"u8))
            {
                int end = shape[at..].IndexOfAny((byte)'\r', (byte)'\n');
                at = end < 0 ? shape.Length : at + end;
            }
            else if (shape[at..].StartsWith("/*"u8))
            {
                int end = shape[(at + 2)..].IndexOf("*/"u8);
                at = end < 0 ? shape.Length : at + end + 4;
            }
            else
            {
                return;
            }
        }
    }
}
