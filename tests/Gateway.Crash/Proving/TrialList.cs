using System.Globalization;

namespace Gateway.Crash.Proving;

/// <summary>Lists beside this file of what once failed.</summary>
internal static class TrialList
{
    /// <summary>The lines of a list, without its comments.</summary>
    public static IEnumerable<string> Read(string name)
    {
        using var list = new StreamReader(typeof(TrialList).Assembly.GetManifestResourceStream(name)!); // beside this file
        return [.. list.ReadToEnd().Split('\n').Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0)];
    }

    /// <summary>A line of <c>trials.txt</c>.</summary>
    public static (string Kind, int Seed, string Point) ReadTrial(string line) => line.Split(' ', 3) is [var kind, var seed, var point]
        ? (kind, int.Parse(seed, CultureInfo.InvariantCulture), point)
        : throw new FormatException($"Expected kind, seed and point: {line}");
}
