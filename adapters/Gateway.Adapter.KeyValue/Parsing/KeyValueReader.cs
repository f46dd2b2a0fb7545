using System.Buffers.Text;
using Gateway.Adapter.KeyValue.Layout;

namespace Gateway.Adapter.KeyValue.Parsing;

/// <summary>Reads one message piece by piece. What follows a separator without being a key of the layout belongs to the value before it: senders escape nothing.</summary>
internal sealed class KeyValueReader(KeyValueLayout layout, PieceKeys keys, MessageReading reading, MessageNames names)
{
    private const int MaxKeyBytes = 64;

    private readonly GroupRows rows = new(reading);
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<(Piece Piece, int Length)> counts = [];
    private readonly int end = reading.Shape.TrimEnd("\r\n\0"u8).Length;

    public Outcome<SourceRecord> Read()
    {
        int at = TextLines.ByteOrderMark(reading.Shape);
        if (!TryPiece(at, out Piece piece))
        {
            reading.Fault(IssueCodes.StructureUnreadable, Math.Min(at, end), 0, $"Expected a key such as {layout.Keys[0]}{layout.Assignment}…");
            return reading.Finish();
        }

        while (!reading.IsStopped)
        {
            bool isThere = TryNext(piece.ValueAt, out Piece next);
            Take(piece, isThere ? next.Start - 1 : end);
            if (!isThere)
            {
                break;
            }

            piece = next;
        }

        rows.Leave(end);
        CheckCounts();
        return reading.Finish();
    }

    // The next separator that a key of the layout follows.
    private bool TryNext(int at, out Piece piece)
    {
        while (at < end)
        {
            int found = reading.Shape[at..end].IndexOf((byte)layout.Separator[0]);
            if (found < 0)
            {
                break;
            }

            at += found + 1;
            if (TryPiece(at, out piece))
            {
                return true;
            }
        }

        piece = default;
        return false;
    }

    private bool TryPiece(int start, out Piece piece)
    {
        piece = default;
        ReadOnlySpan<byte> text = reading.Shape[Math.Min(start, end)..end];
        int length = text[..Math.Min(text.Length, MaxKeyBytes + 16)].IndexOf((byte)layout.Assignment[0]);
        if (length <= 0)
        {
            return false;
        }

        int row = 0, named = length;
        if (text[length - 1] == ']' && text[..length].LastIndexOf((byte)'[') is > 0 and int open)
        {
            if (!Utf8Parser.TryParse(text[(open + 1)..(length - 1)], out row, out int used) || used != length - open - 2)
            {
                return false;
            }

            named = open;
        }

        if (named > MaxKeyBytes || !names.TryGet(start, named, out string key) || !(named == length ? keys.IsSingle(key) : keys.RowsOf(key) is not null))
        {
            return false;
        }

        piece = new Piece(key, row, start, start + length + 1);
        return true;
    }

    private void Take(Piece piece, int valueEnd)
    {
        int length = valueEnd - piece.ValueAt;
        if (keys.RowsOf(piece.Key) is { } group)
        {
            if (rows.TryOpen(group.Name, piece.Row, piece.Start, valueEnd - piece.Start))
            {
                reading.Value(piece.Key, piece.ValueAt, length);
            }

            return;
        }

        rows.Leave(piece.Start - 1);
        if (!seen.Add(piece.Key))
        {
            reading.Fault(IssueCodes.StructureUnreadable, piece.Key, piece.Start, valueEnd - piece.Start, "Expected this key once.");
            return;
        }

        reading.Value(piece.Key, piece.ValueAt, length);
        if (layout.Rows.Any(group => group.Count == piece.Key))
        {
            counts.Add((piece, length));
        }
    }

    private void CheckCounts()
    {
        foreach ((Piece piece, int length) in counts)
        {
            int there = layout.Rows.Where(group => group.Count == piece.Key).Max(group => rows.Count(group.Name));
            bool isNumber = Utf8Parser.TryParse(reading.Bytes.Slice(piece.ValueAt, length), out int count, out int used) && used == length;
            if (length > 0 && (!isNumber || count != there) && !reading.IsStopped)
            {
                reading.Fault(IssueCodes.CountWrong, piece.Key, piece.ValueAt, length, $"Expected {there}: so many rows are there.");
            }
        }
    }
}
