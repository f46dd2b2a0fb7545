using System.Globalization;

namespace Gateway.Platform;

/// <summary>Says how far our clock is from the other side's, where a signature was not taken: its timestamp may be why.</summary>
internal static class ClockSkew
{
    /// <summary>With which words the sentence begins.</summary>
    public const string Words = "Our clock is ";

    /// <summary>Below this no platform minds; the header that it is read from has whole seconds.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(1);

    /// <summary>A sentence with a space before it; empty where the clocks agree or nobody knows.</summary>
    /// <param name="ahead">How far ours is ahead.</param>
    public static string Of(TimeSpan? ahead) => ahead is { } by && by.Duration() >= Least
        ? string.Create(CultureInfo.InvariantCulture, $" {Words}{by.Duration().TotalSeconds:0} s {(by > TimeSpan.Zero ? "ahead of" : "behind")} theirs.")
        : "";
}
