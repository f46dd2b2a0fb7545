namespace Gateway.Contract;

/// <summary>
/// A text that stands escaped inside another one, with its escapes resolved: JSON in a JSON string, XML in XML text. Remembers where each byte came from, so that what is wrong inside is said with its place in the message.
/// </summary>
/// <param name="capacity">Bytes it can hold: as many as the escaped text has.</param>
/// <param name="escapes">How many escapes there are, roughly.</param>
public sealed class InnerText(int capacity, int escapes)
{
    private const int Made = int.MinValue; // a mark in Outer: these bytes stand for an escape

    private readonly byte[] bytes = new byte[capacity];
    private readonly List<(int Inner, int Outer)> runs = new((2 * escapes) + 1);
    private int length;

    /// <summary>The text so far.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes.AsMemory(0, length);

    /// <summary>Adds bytes that stand in the message as they are.</summary>
    public void Copy(ReadOnlySpan<byte> raw, int outer)
    {
        if (!raw.IsEmpty)
        {
            Begin(outer);
            Append(raw);
        }
    }

    /// <summary>Adds what an escape stands for.</summary>
    /// <param name="meant">Its bytes, not more than there is room for.</param>
    /// <param name="outer">Where the escape stands.</param>
    /// <param name="outerLength">Its bytes.</param>
    public void Put(ReadOnlySpan<byte> meant, int outer, int outerLength)
    {
        runs.Add((length, outer | Made));
        Append(meant);
        runs.Add((length, outer + outerLength));
    }

    /// <summary>Where a byte of this text stands in the message.</summary>
    public int Outer(int at)
    {
        if (runs.Count == 0)
        {
            return at;
        }

        (int inner, int outer) = runs[RunOf(at)];
        return outer < 0 ? outer & ~Made : outer + (at - inner);
    }

    /// <summary>Whether a part of this text stands in the message byte for byte.</summary>
    public bool IsPlain(int at, int count)
    {
        if (runs.Count == 0)
        {
            return true;
        }

        int run = RunOf(at);
        return runs[run].Outer >= 0 && (run + 1 == runs.Count || runs[run + 1].Inner >= at + count);
    }

    private void Begin(int outer)
    {
        if (runs.Count == 0 || runs[^1].Outer < 0 || runs[^1].Outer + (length - runs[^1].Inner) != outer)
        {
            runs.Add((length, outer));
        }
    }

    private void Append(ReadOnlySpan<byte> more)
    {
        more.CopyTo(bytes.AsSpan(length));
        length += more.Length;
    }

    // The last run that begins at or before the byte; of two that begin there, the later one.
    private int RunOf(int at)
    {
        int low = 0, high = runs.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = runs[middle].Inner <= at ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
