using System.Runtime.CompilerServices;
using Gateway.Adapter.Hl7v2.Escapes;

namespace Gateway.Adapter.Hl7v2.Parsing;

/// <summary>Reads one field: repetitions, components, subcomponents, each level only where its separator stands.</summary>
internal sealed class FieldReader(Delimiters marks, MessageReading reading)
{
    private readonly Specials specials = Specials.Of(marks);

    /// <summary>Adds a field.</summary>
    /// <param name="name">Its number.</param>
    /// <param name="field">Its bytes in the message's shape.</param>
    /// <param name="start">Where they begin in the message.</param>
    public void Read(string name, ReadOnlySpan<byte> field, int start)
    {
        if (field.IndexOfAny(specials) < 0)
        {
            Plain(name, field, start);
            return;
        }

        bool isMore = true;
        for (int at = 0; isMore && !reading.IsStopped;)
        {
            int length = Piece(field, at, marks.Repetition, out isMore);
            Repetition(name, field.Slice(at, length), start + at);
            at += length + 1;
        }
    }

    private void Repetition(string name, ReadOnlySpan<byte> piece, int start)
    {
        if (!Has(piece, marks.Component) && !Has(piece, marks.Subcomponent))
        {
            Leaf(name, piece, start);
            return;
        }

        reading.Record.Open(name, start);
        bool isMore = true;
        int number = 1;
        for (int at = 0; isMore && IsInLimit(number, start + at); number++)
        {
            int length = Piece(piece, at, marks.Component, out isMore);
            if (length > 0 || !isMore)
            {
                Component(PositionNames.Of(number), piece.Slice(at, length), start + at);
            }

            at += length + 1;
        }

        reading.Record.Close(start + piece.Length);
    }

    private void Component(string name, ReadOnlySpan<byte> piece, int start)
    {
        if (!Has(piece, marks.Subcomponent))
        {
            Leaf(name, piece, start);
            return;
        }

        reading.Record.Open(name, start);
        bool isMore = true;
        int number = 1;
        for (int at = 0; isMore && IsInLimit(number, start + at); number++)
        {
            int length = Piece(piece, at, marks.Subcomponent, out isMore);
            if (length > 0 || !isMore)
            {
                Leaf(PositionNames.Of(number), piece.Slice(at, length), start + at);
            }

            at += length + 1;
        }

        reading.Record.Close(start + piece.Length);
    }

    private void Leaf(string name, ReadOnlySpan<byte> piece, int start)
    {
        if (!Has(piece, marks.Escape))
        {
            Plain(name, piece, start);
            return;
        }

        bool allKnown = true;
        string? text = reading.TryText(start, piece.Length, out string escaped) ? EscapeReader.Read(escaped, marks, reading.Encoding, out allKnown) : null;
        reading.Value(name, text, start, piece.Length);
        if (!allKnown)
        {
            reading.Fault(IssueCodes.EscapeUnknown, reading.Record.PathOfLast, start, piece.Length, @"Expected \F\, \S\, \T\, \R\, \E\, \Xhh\ or a formatting command.");
        }
    }

    private void Plain(string name, ReadOnlySpan<byte> piece, int start)
    {
        if (piece is [(byte)'"', (byte)'"'])
        {
            reading.Deleted(name, start, piece.Length);
        }
        else
        {
            reading.Value(name, start, piece.Length);
        }
    }

    private bool IsInLimit(int number, int at)
    {
        if (number > PositionNames.Max)
        {
            reading.Fault(IssueCodes.LimitExceeded, at, 0, $"Expected at most {PositionNames.Max} components.");
        }

        return number <= PositionNames.Max && !reading.IsStopped;
    }

    private static bool Has(ReadOnlySpan<byte> piece, byte mark) => mark != 0 && piece.Contains(mark);

    private static int Piece(ReadOnlySpan<byte> all, int at, byte mark, out bool isMore)
    {
        int found = mark == 0 ? -1 : all[at..].IndexOf(mark);
        isMore = found >= 0;
        return isMore ? found : all.Length - at;
    }

    /// <summary>The four marks that may stand inside a field, side by side: one vectorised search finds any of them.</summary>
    [InlineArray(4)]
    private struct Specials
    {
        private byte first;

        public static Specials Of(Delimiters marks)
        {
            Specials all = default;
            (all[0], all[1], all[2], all[3]) = (marks.Component, marks.Repetition, marks.Escape, marks.Subcomponent);
            return all;
        }
    }
}
