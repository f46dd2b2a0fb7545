namespace Gateway.Mapping;

/// <summary>How alike two codes or names are, by the pairs of neighbouring characters that they share: works for Chinese names and for codes.</summary>
internal static class Likeness
{
    /// <summary>0 for nothing in common, 1 for the same text without regard to case.</summary>
    public static double Of(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            return 0;
        }

        HashSet<string> of = Pairs(left), with = Pairs(right);
        int shared = of.Count(with.Contains);
        return 2.0 * shared / (of.Count + with.Count);
    }

    private static HashSet<string> Pairs(string text)
    {
        string padded = $"^{text.ToUpperInvariant()}$"; // the first and the last character count twice: codes differ in the middle
        return [.. Enumerable.Range(0, padded.Length - 1).Select(at => padded.Substring(at, 2))];
    }
}
