using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Gateway.Contract;

/// <summary>Lists of paths in a layout: names with <c>/</c> between them, without positions, such as <c>data/items/code</c>.</summary>
public static class LayoutPaths
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("[]'\r\n");

    /// <summary>Whether a text is such a path.</summary>
    public static bool IsPath(string text) => text.Split('/').All(name => name.Trim().Length > 0 && name is not ("." or ".." or "*")) && !text.AsSpan().ContainsAny(Marks);

    /// <summary>A fault per entry that is no path.</summary>
    /// <param name="member">The list's name.</param>
    /// <param name="paths">Its entries.</param>
    public static IEnumerable<Issue> Faults(string member, ImmutableArray<string> paths)
    {
        for (int index = 0; index < paths.Length; index++)
        {
            if (!IsPath(paths[index]))
            {
                yield return LayoutReader.Wrong($"{member}[{index}]", "Expected a path of names with / between them, without positions.");
            }
        }
    }

    /// <summary>The shape of records that have these paths and no others; an open one when there are none.</summary>
    /// <param name="paths">Every value, or group whose inside may be anything.</param>
    /// <param name="repeats">Those that may come several times.</param>
    public static RecordShape ShapeOf(IEnumerable<string> paths, IEnumerable<string> repeats)
    {
        string[][] all = [.. paths.Select(path => path.Split('/'))];
        string[][] many = [.. repeats.Select(path => path.Split('/'))];
        return all.Length == 0 ? RecordShape.Open : Below([.. all, .. many], many, 0, isRepeated: false);
    }

    private static RecordShape Below(string[][] paths, string[][] many, int depth, bool isRepeated) => new()
    {
        Repeats = isRepeated,
        Named = paths.Where(path => path.Length > depth).GroupBy(path => path[depth], StringComparer.Ordinal).ToFrozenDictionary(
            same => same.Key,
            same => Below([.. same], [.. many.Where(path => path.Length > depth && path[depth] == same.Key)], depth + 1, many.Any(path => path.Length == depth + 1 && path[depth] == same.Key)),
            StringComparer.Ordinal),
    };
}
