namespace Gateway.Contract;

/// <summary>Finds what somebody probably meant.</summary>
public static class NearestName
{
    /// <summary>The nearest of some names.</summary>
    /// <param name="wrong">As written.</param>
    /// <param name="names">What would be right.</param>
    /// <returns>Null when nothing is near: more than a third of the letters, and more than two, would have to change.</returns>
    public static string? Of(string wrong, IEnumerable<string> names)
    {
        (string? best, int least) = (null, Math.Max(2, wrong.Length / 3) + 1);
        foreach (string name in names)
        {
            int distance = Distance(wrong, name);
            if (distance < least)
            {
                (best, least) = (name, distance);
            }
        }

        return best;
    }

    /// <summary>" Did you mean 'x'?", or nothing.</summary>
    public static string Hint(string wrong, IEnumerable<string> names) => Of(wrong, names) is { } near ? $" Did you mean '{near}'?" : "";

    private static int Distance(string left, string right)
    {
        int[] above = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int[] row = new int[right.Length + 1];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int change = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + change);
            }

            above = row;
        }

        return above[^1];
    }
}
