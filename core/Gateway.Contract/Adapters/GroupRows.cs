namespace Gateway.Contract;

/// <summary>The rows of every group, and the one that is open: values may come row by row or mixed.</summary>
/// <param name="reading">The message; its size bounds how many rows there may be.</param>
public sealed class GroupRows(MessageReading reading)
{
    private const int BytesPerRow = 64; // what a row costs beside its nodes stays a small part of the message

    private readonly Dictionary<string, List<LeftGroup>> rows = new(StringComparer.Ordinal);
    private readonly int maxRows = 1024 + (reading.Bytes.Length / BytesPerRow);
    private List<LeftGroup>? open;
    private int openRow;

    /// <summary>How many rows a group has.</summary>
    public int Count(string group) => rows.GetValueOrDefault(group)?.Count ?? 0;

    /// <summary>Opens a row, the next new one or one that is there.</summary>
    /// <param name="group">The node of one row.</param>
    /// <param name="row">From 1.</param>
    /// <param name="offset">Of the value that is in it.</param>
    /// <param name="length">The same, in bytes.</param>
    /// <param name="many">Whether there may be more than one.</param>
    /// <returns>False, and a fault, when it cannot be.</returns>
    public bool TryOpen(string group, int row, int offset, int length, bool many = true)
    {
        if (!rows.TryGetValue(group, out List<LeftGroup>? known))
        {
            rows.Add(group, known = []);
        }

        if (ReferenceEquals(known, open) && row == openRow)
        {
            return true;
        }

        int most = Math.Min(many ? maxRows : 1, known.Count + 1);
        if (row < 1 || row > most)
        {
            reading.Fault(IssueCodes.StructureUnreadable, group, offset, length, $"Expected a row from 1 to {most}.");
            return false;
        }

        Leave(offset);
        if (row <= known.Count)
        {
            reading.Record.Reopen(known[row - 1]);
        }
        else if (reading.TryOpen(group, offset))
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

    /// <summary>Leaves the row that is open, if one is.</summary>
    /// <param name="end">Where its last value ends.</param>
    public void Leave(int end)
    {
        if (open is not null)
        {
            open[openRow - 1] = reading.Record.Leave(end);
            open = null;
        }
    }
}
