using System.Globalization;

namespace Gateway.Benchmarks;

/// <summary>What verbs read from the command line, and from what they measured.</summary>
internal static class VerbOptions
{
    /// <summary>The value behind an option; null where it is not given.</summary>
    public static string? Text(this string[] arguments, string name) => Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : null;

    public static int Number(this string[] arguments, string name, int otherwise) => arguments.Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>The value below which a share of sorted values lies; 0 where there are none.</summary>
    public static double At(this double[] sorted, double share) => sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
}
