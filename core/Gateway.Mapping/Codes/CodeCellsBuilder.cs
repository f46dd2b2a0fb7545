using System.Buffers;

namespace Gateway.Mapping;

/// <summary>Collects the rows of a code table in borrowed memory and hands them over in arrays of the right size.</summary>
internal sealed class CodeCellsBuilder : IDisposable
{
    private readonly byte[] block;
    private CodeCells.Row[] rows;
    private CodeCells.Days[]? days;
    private int used;
    private int count;

    /// <param name="bytes">Of the file: its cells together are no longer.</param>
    /// <param name="lines">About as many as there are rows.</param>
    public CodeCellsBuilder(int bytes, int lines)
    {
        block = ArrayPool<byte>.Shared.Rent(bytes);
        rows = new CodeCells.Row[lines + 1];
    }

    /// <summary>Adds a row.</summary>
    /// <param name="target">Empty for a list, where each code stands for itself.</param>
    /// <param name="number">As a spreadsheet numbers it.</param>
    public void Add(ReadOnlySpan<byte> code, ReadOnlySpan<byte> target, ReadOnlySpan<byte> display, CodeCells.Days held, int number)
    {
        if (count + 1 == rows.Length)
        {
            Array.Resize(ref rows, rows.Length * 2);
        }

        rows[count] = new CodeCells.Row(Put(code), Put(target), Put(display), number);
        if (days is not null || held != default)
        {
            days ??= new CodeCells.Days[rows.Length];
            Array.Resize(ref days, rows.Length);
            days[count] = held;
        }

        count++;
    }

    public CodeCells Build(bool areLists)
    {
        rows[count] = new CodeCells.Row(used, used, used, 0);
        Array.Resize(ref rows, count + 1);
        if (days is not null)
        {
            Array.Resize(ref days, count);
        }

        return new CodeCells(block[..used], rows, days, areLists);
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(block);

    private int Put(ReadOnlySpan<byte> cell)
    {
        int start = used;
        cell.CopyTo(block.AsSpan(used));
        used += cell.Length;
        return start;
    }
}
