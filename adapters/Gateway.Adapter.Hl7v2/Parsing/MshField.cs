using System.Text;

namespace Gateway.Adapter.Hl7v2.Parsing;

/// <summary>One field of MSH, found before anything is decoded.</summary>
/// <param name="Offset">From the start of MSH.</param>
/// <param name="Length">Of its first repetition, in bytes.</param>
/// <param name="Text">Its ASCII text.</param>
internal readonly record struct MshField(int Offset, int Length, string Text)
{
    /// <summary>Finds a field from 3 on.</summary>
    /// <param name="header">The MSH segment.</param>
    /// <param name="number">The field's number.</param>
    /// <param name="marks">The message's encoding characters.</param>
    /// <param name="encoding">The source's, to see separators as it does.</param>
    /// <param name="field">The field; default when the result is false.</param>
    /// <returns>Whether it was sent.</returns>
    public static bool TryFind(ReadOnlyMemory<byte> header, int number, Delimiters marks, Encoding encoding, out MshField field)
    {
        field = default;
        ReadOnlySpan<byte> shape = TextShape.Of(header, encoding).Span;
        int at = 4;
        for (int passed = 2; passed < number; passed++)
        {
            int next = at < shape.Length && marks.Field != 0 ? shape[at..].IndexOf(marks.Field) : -1;
            if (next < 0)
            {
                return false;
            }

            at += next + 1;
        }

        ReadOnlySpan<byte> rest = shape[at..];
        int end = marks.Repetition == 0 ? rest.IndexOf(marks.Field) : rest.IndexOfAny(marks.Field, marks.Repetition);
        int length = end < 0 ? rest.Length : end;
        bool isSent = length > 0 && !rest[..length].SequenceEqual("\"\""u8);
        field = isSent ? new MshField(at, length, Encoding.Latin1.GetString(rest[..length])) : default;
        return isSent;
    }
}
