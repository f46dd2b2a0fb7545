using System.Collections.Immutable;

namespace Gateway.Console.Views;

/// <summary>What differs between two texts, line by line. Pure.</summary>
internal static class TextDifference
{
    // Where more lines than this differ on both sides, the one block is shown as taken out and the other as put in.
    private const int MostCompared = 1200;

    /// <summary>Lines in order: those of both by their numbers in each, those taken out by their old, those put in by their new number, from 0.</summary>
    public static ImmutableArray<(int? Old, int? New)> Of(string[] before, string[] after)
    {
        int head = 0, tail = 0, shorter = Math.Min(before.Length, after.Length);
        while (head < shorter && before[head] == after[head])
        {
            head++;
        }

        while (tail < shorter - head && before[^(tail + 1)] == after[^(tail + 1)])
        {
            tail++;
        }

        var lines = ImmutableArray.CreateBuilder<(int? Old, int? New)>();
        lines.AddRange(Enumerable.Range(0, head).Select(line => ((int?)line, (int?)line)));
        lines.AddRange(Middle(before.AsSpan(head..^tail), after.AsSpan(head..^tail)).Select(line => (line.Old + head, line.New + head)));
        lines.AddRange(Enumerable.Range(1, tail).Reverse().Select(line => ((int?)(before.Length - line), (int?)(after.Length - line))));
        return lines.ToImmutable();
    }

    private static List<(int? Old, int? New)> Middle(ReadOnlySpan<string> before, ReadOnlySpan<string> after)
    {
        var lines = new List<(int? Old, int? New)>();
        int old = 0, fresh = 0;
        if (before.Length <= MostCompared && after.Length <= MostCompared)
        {
            int[,] same = Longest(before, after);
            while (old < before.Length && fresh < after.Length)
            {
                bool isSame = before[old] == after[fresh];
                bool takesOut = !isSame && same[old + 1, fresh] >= same[old, fresh + 1];
                lines.Add(isSame ? (old++, fresh++) : takesOut ? (old++, null) : (null, fresh++));
            }
        }

        for (; old < before.Length; old++)
        {
            lines.Add((old, null));
        }

        for (; fresh < after.Length; fresh++)
        {
            lines.Add((null, fresh));
        }

        return lines;
    }

    /// <summary>How many lines the rest of both has in common at most, from each pair of lines on.</summary>
    private static int[,] Longest(ReadOnlySpan<string> before, ReadOnlySpan<string> after)
    {
        int[,] same = new int[before.Length + 1, after.Length + 1];
        for (int old = before.Length - 1; old >= 0; old--)
        {
            for (int fresh = after.Length - 1; fresh >= 0; fresh--)
            {
                same[old, fresh] = before[old] == after[fresh] ? same[old + 1, fresh + 1] + 1 : Math.Max(same[old + 1, fresh], same[old, fresh + 1]);
            }
        }

        return same;
    }
}
