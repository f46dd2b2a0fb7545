using Gateway.Adapter.KeyValue.Layout;

namespace Gateway.Adapter.KeyValue.Parsing;

/// <summary>The rows so far, and the one that is open: keys may come row by row or array by array.</summary>
internal sealed class RowCursor(MessageReading reading)
{
    private const int BytesPerRow = 64; // what a row costs beside its nodes stays a small part of the message

    private readonly Dictionary<string, List<LeftGroup>> rows = new(StringComparer.Ordinal);
    private readonly int maxRows = 1024 + (reading.Bytes.Length / BytesPerRow);
    private List<LeftGroup>? open;
    private int openRow;

    public int Count(RowsLayout group) => rows.GetValueOrDefault(group.Name)?.Count ?? 0;

    /// <summary>Opens a row, the next new one or one that is there; false, and a fault, when it cannot be.</summary>
    public bool TryOpen(RowsLayout group, int row, int offset, int length)
    {
        if (!rows.TryGetValue(group.Name, out List<LeftGroup>? known))
        {
            rows.Add(group.Name, known = []);
        }

        if (ReferenceEquals(known, open) && row == openRow)
        {
            return true;
        }

        int most = Math.Min(maxRows, known.Count + 1);
        if (row < 1 || row > most)
        {
            reading.Fault(IssueCodes.StructureUnreadable, group.Name, offset, length, $"Expected a number from 1 to {most} in brackets.");
            return false;
        }

        Leave(offset);
        if (row <= known.Count)
        {
            reading.Record.Reopen(known[row - 1]);
        }
        else if (reading.TryOpen(group.Name, offset))
        {
            known.Add(default);
        }
        else
        {
            return false;
        }

        (open, openRow) = (known, row);
        return true;
    }

    public void Leave(int end)
    {
        if (open is not null)
        {
            open[openRow - 1] = reading.Record.Leave(end);
            open = null;
        }
    }
}
