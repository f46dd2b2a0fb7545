namespace Gateway.Adapter.Delimited.Layout;

/// <summary>The separator and the line end of a layout or a shape.</summary>
internal static class LayoutMarks
{
    /// <summary>What cannot be.</summary>
    /// <param name="member">What stands before the members' names.</param>
    /// <param name="separator">As given; null where it is left to the layout.</param>
    /// <param name="lineEnd">As given; null where it is left to the layout.</param>
    /// <param name="between">The separator that counts.</param>
    public static IEnumerable<Issue> Faults(string member, string? separator, string? lineEnd, string between)
    {
        if (separator is not null && !MarkRules.IsMark(separator))
        {
            yield return LayoutReader.Wrong($"{member}separator", "Expected one ASCII character, neither letter, digit nor line break.");
        }

        if (lineEnd is not (null or "crlf" or "lf" or "cr") && (!MarkRules.IsMark(lineEnd) || lineEnd == between))
        {
            yield return LayoutReader.Wrong($"{member}line-end", "Expected crlf, lf, cr or one ASCII character other than the separator.");
        }
    }
}
