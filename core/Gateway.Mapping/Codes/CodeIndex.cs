using System.Numerics;

namespace Gateway.Mapping;

/// <summary>Finds rows of a code table by their code or by their target: open addressing, four bytes a slot, at most half full.</summary>
internal sealed class CodeIndex
{
    private readonly CodeCells cells;
    private readonly bool areTargets;
    private readonly uint[] slots; // 0 is free; else the row's number from 1 in the low bits, bits of its hash above
    private readonly uint rowBits;
    private int[]? twins; // per row the next row with the same key; 0 for none, as no row comes before the first

    /// <param name="cells">What to index.</param>
    /// <param name="areTargets">By target instead of by code.</param>
    public CodeIndex(CodeCells cells, bool areTargets)
    {
        (this.cells, this.areTargets) = (cells, areTargets);
        slots = new uint[BitOperations.RoundUpToPowerOf2((uint)Math.Max(cells.Count, 1) * 2)];
        rowBits = BitOperations.RoundUpToPowerOf2((uint)cells.Count + 1) - 1;
        var lastTwins = new Dictionary<int, int>();
        for (int row = 0; row < cells.Count; row++)
        {
            Add(row, lastTwins);
        }
    }

    /// <summary>Whether any key stands in two rows.</summary>
    public bool HasTwins => twins is not null;

    /// <summary>The first row with a key; -1 when there is none.</summary>
    public int First(ReadOnlySpan<byte> key)
    {
        uint slot = slots[Find(key, HashOf(key))];
        return (int)(slot & rowBits) - 1;
    }

    /// <summary>The next row with the same key; -1 when there is none.</summary>
    public int Next(int row) => twins is not null && twins[row] > 0 ? twins[row] : -1;

    private void Add(int row, Dictionary<int, int> lastTwins)
    {
        ReadOnlySpan<byte> key = Key(row);
        uint hash = HashOf(key);
        uint at = Find(key, hash);
        if (slots[at] == 0)
        {
            slots[at] = (hash & ~rowBits) | (uint)(row + 1);
            return;
        }

        int first = (int)(slots[at] & rowBits) - 1;
        twins ??= new int[cells.Count];
        twins[lastTwins.GetValueOrDefault(first, first)] = row;
        lastTwins[first] = row;
    }

    // The slot that holds the key, or the free one where it would stand.
    private uint Find(ReadOnlySpan<byte> key, uint hash)
    {
        uint at = hash & (uint)(slots.Length - 1);
        while (slots[at] != 0 && ((slots[at] & ~rowBits) != (hash & ~rowBits) || !Key((int)(slots[at] & rowBits) - 1).SequenceEqual(key)))
        {
            at = (at + 1) & (uint)(slots.Length - 1);
        }

        return at;
    }

    private ReadOnlySpan<byte> Key(int row) => areTargets ? cells.Target(row) : cells.Code(row);

    private static uint HashOf(ReadOnlySpan<byte> key)
    {
        var hash = default(HashCode);
        hash.AddBytes(key);
        return (uint)hash.ToHashCode();
    }
}
