using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Mapping;

namespace Gateway.Pipeline.Steps;

/// <summary>Follows a canonical element back to the sender's field and the table row that made it.</summary>
internal static class Lineage
{
    /// <summary>The issue at the sender's own place, when the element or one around it came from the message; for an element that is missing, at something that stands beside it.</summary>
    public static Issue Locate(Issue issue, ImmutableArray<LineageEntry> lineage)
    {
        for (string path = issue.At.Path; path.Length > 0; path = path[..Math.Max(path.LastIndexOf('.'), 0)])
        {
            LineageEntry[] nearest = [.. lineage.Where(entry => entry.At.Offset >= 0 && Covers(entry.Element, path)).OrderByDescending(entry => entry.Element.Length).Take(1)];
            if (nearest is [var entry])
            {
                return issue with { At = entry.At, TableRow = entry.TableRow, Reason = $"{issue.Reason} ({issue.At.Path})" };
            }
        }

        return issue;
    }

    private static bool Covers(string element, string path) =>
        element == path || element.StartsWith(path + ".", StringComparison.Ordinal) || path.StartsWith(element + ".", StringComparison.Ordinal);
}
